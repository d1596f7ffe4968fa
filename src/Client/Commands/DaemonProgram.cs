using System.Runtime.InteropServices;
using System.Text;
using ActorLoad.Client.Native;

namespace ActorLoad.Client.Commands;

/// <summary>
/// Commands that are the work of the daemon's program, which takes the place of this one: they take time and memory that the service may need
/// for loads, or what this program leaves out to be small.
/// </summary>
internal static class DaemonProgram
{
    /// <summary>Names it, where it is not in a usual place.</summary>
    public const string PathVariable = "ACTORLOAD_DAEMON";

    // As the package has it, as ./build leaves it beside this program, and where others install such programs.
    private static readonly string[] Usual =
    [
        "/usr/sbin/actorloadd", $"{Path.GetDirectoryName(Environment.ProcessPath)}/actorloadd/actorloadd", "/usr/local/sbin/actorloadd",
    ];

    /// <summary>Becomes it; returns only where it could not.</summary>
    /// <param name="command">What it is to do.</param>
    /// <param name="arguments">Behind the command.</param>
    /// <param name="name">What the command is called for people.</param>
    public static int Run(string command, ReadOnlySpan<string> arguments, string name)
    {
        string[] candidates = Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? [named] : Usual;
        foreach (var program in candidates)
        {
            Execute(program, ["actorloadd", command, .. arguments]);
        }

        Output.WriteError($"actorload: {name} is the work of the daemon's program, and there is none (looked for {string.Join(", ", candidates)}); name it in {PathVariable}\n");
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
