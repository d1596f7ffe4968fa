using System.Runtime.InteropServices;
using System.Text;
using ActorLoad.Client.Native;

namespace ActorLoad.Client.Commands;

/// <summary>
/// <c>actorload replay</c>: the daemon's program takes the place of this one. Not through the service: a replay takes time and memory that the
/// loads of now may need.
/// </summary>
internal static class ReplayCommand
{
    /// <summary>Names the daemon's program, where it is not in a usual place.</summary>
    public const string PathVariable = "ACTORLOAD_DAEMON";

    // As the package has it, as ./build leaves it beside this program, and where others install such programs.
    private static readonly string[] Usual =
    [
        "/usr/sbin/actorloadd", $"{Path.GetDirectoryName(Environment.ProcessPath)}/actorloadd/actorloadd", "/usr/local/sbin/actorloadd",
    ];

    /// <summary>Runs it; returns only where it could not.</summary>
    /// <param name="arguments">Behind the command.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (arguments is ["--help" or "-h"])
        {
            return Help.Show(Help.Replay);
        }

        string[] candidates = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? [named] : Usual;
        foreach (var program in candidates)
        {
            Execute(program, ["actorloadd", "replay", .. arguments]);
        }

        Output.WriteError($"actorload: replay is the work of the daemon's program, and there is none (looked for {string.Join(", ", candidates)}); name it in {PathVariable}\n");
        return ExitStatus.Unreachable;
    }

    private static unsafe void Execute(string program, string[] words)
    {
        var pointers = stackalloc byte*[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            // Never freed: the process is about to become another one.
            pointers[i] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
        }

        pointers[words.Length] = null;
        fixed (byte* path = Encoding.UTF8.GetBytes(program + '\0'))
        {
            Interop.Execv(path, pointers);
        }
    }
}
