using System.Globalization;
using System.Text;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Native;

/// <summary>What /proc says of another process.</summary>
internal static unsafe class ProcessFile
{
    private const int LongestStat = 512;

    /// <summary>Whether the process runs a program; a kernel thread does not. False where /proc cannot say.</summary>
    public static bool HasProgram(int pid)
    {
        byte first;
        fixed (byte* path = Path(pid, "exe"))
        {
            return (long)readlink(path, &first, 1) > 0;
        }
    }

    /// <summary>Whether the process is stopped (SIGSTOP, a debugger) or at its end, so that nothing can be expected of it. False where /proc cannot say.</summary>
    public static bool IsAtRest(int pid) => State(pid) is 'T' or 't' or 'Z' or 'X';

    // The letter behind the name, which is in parentheses and may have some in it (proc_pid_stat(5)).
    private static char? State(int pid)
    {
        int file;
        fixed (byte* path = Path(pid, "stat"))
        {
            file = open(path, O_RDONLY | O_CLOEXEC, 0);
        }

        if (file < 0)
        {
            return null;
        }

        var buffer = stackalloc byte[LongestStat];
        var count = (int)(long)read(file, buffer, LongestStat);
        _ = close(file);
        var text = new ReadOnlySpan<byte>(buffer, Math.Max(count, 0));
        var state = text.LastIndexOf(") "u8) + 2;
        return state > 1 && state < text.Length ? (char)text[state] : null;
    }

    private static byte[] Path(int pid, string file) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/{file}\0"));
}
