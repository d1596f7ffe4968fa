using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorLoad.Client.Native;
using Tmds.Linux;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Modprobe;

/// <summary>The system's own modprobe, which takes the place of this process.</summary>
internal sealed class RealModprobe
{
    /// <summary>Exit status when there is neither a service nor a modprobe.</summary>
    public const int NobodyThere = 3;

    /// <summary>Names a modprobe to use before the usual ones.</summary>
    public const string PathVariable = "ACTORLOAD_MODPROBE";

    // The process that was replaced: seeing our own id in it means that the "real" modprobe led back here.
    private const string GuardVariable = "ACTORLOAD_REPLACED";

    // kmod first: it acts by the name it is called with, and it is never us, even where /sbin/modprobe is. The others are for
    // systems without it; .distrib is where dpkg-divert(1) puts a file that it moves away.
    private static readonly string[] Usual =
    [
        "/usr/bin/kmod", "/bin/kmod", "/usr/sbin/kmod", "/sbin/kmod", "/usr/sbin/modprobe.distrib", "/sbin/modprobe.distrib",
        "/usr/sbin/modprobe", "/sbin/modprobe",
    ];

    private readonly string[] _arguments;
    private readonly int _wordsBefore;

    /// <summary>Keeps the call for <see cref="TakeOver"/>.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="wordsBefore">Words of the process's own command line that stand before them.</param>
    public RealModprobe(ReadOnlySpan<string> arguments, int wordsBefore)
    {
        _arguments = arguments.ToArray();
        _wordsBefore = wordsBefore;
    }

    /// <summary>Becomes the real modprobe. Returns only when there is none: with an exit status, the reason told.</summary>
    /// <param name="why">Why this call is not the service's.</param>
    public int TakeOver(string why)
    {
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var looping = Environment.GetEnvironmentVariable(GuardVariable) == self;
        var candidates = Candidates();
        if (!looping)
        {
            Interop.SetEnvironment(GuardVariable, self, 1);
            RestoreSigpipe();
            Execute(candidates);
        }

        Output.WriteError(looping
            ? $"actorload: {why}; and what should be the real modprobe calls actorload again: name another in {PathVariable}\n"
            : $"actorload: {why}; and no other modprobe was found (looked for {string.Join(", ", candidates)})\n");
        return NobodyThere;
    }

    private static string[] Candidates() =>
        Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named ? [named, .. Usual] : Usual;

    // .NET ignores SIGPIPE, and exec keeps that: modprobe in a pipe would no longer end with its reader.
    private static unsafe void RestoreSigpipe()
    {
        sigaction action = default;
        _ = LibC.sigaction(SIGPIPE, &action, null);
    }

    private unsafe void Execute(string[] candidates)
    {
        var own = FileIdentity.Of("/proc/self/exe");
        var words = Words();
        var pointers = stackalloc byte*[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            // Never freed: the process is about to become another one.
            pointers[i] = (byte*)NativeMemory.Alloc((nuint)words[i].Length);
            words[i].CopyTo(new Span<byte>(pointers[i], words[i].Length));
        }

        pointers[words.Length] = null;
        foreach (var candidate in candidates)
        {
            if (own is not null && FileIdentity.Of(candidate) == own)
            {
                continue;
            }

            fixed (byte* path = Encoding.UTF8.GetBytes(candidate + '\0'))
            {
                Interop.Execv(path, pointers);
            }
        }
    }

    // .NET has made text of the arguments; where that lost bytes (U+FFFD), they are taken from the process's own command line.
    private byte[][] Words()
    {
        byte[][] words = ["modprobe\0"u8.ToArray(), .. _arguments.Select(static a => Encoding.UTF8.GetBytes(a + '\0'))];
        if (_arguments.Any(static a => a.Contains('\uFFFD')) && File.Exists("/proc/self/cmdline"))
        {
            var raw = File.ReadAllBytes("/proc/self/cmdline").AsSpan();
            for (var i = -_wordsBefore; i < _arguments.Length; i++)
            {
                var end = raw.IndexOf((byte)0) + 1;
                if (i >= 0)
                {
                    words[i + 1] = raw[..end].ToArray();
                }

                raw = raw[end..];
            }
        }

        return words;
    }
}
