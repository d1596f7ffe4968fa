using System.Text;
using ActorLoad.Client.Connection;
using ActorLoad.Client.Native;
using ActorLoad.Rpc;

namespace ActorLoad.Client.Commands;

/// <summary><c>actorload mode</c>: what the service is there for, or is to be there for.</summary>
internal static class ModeCommand
{
    private const string HelpCommand = "actorload mode --help";
    private const string Usual = "/etc/actorload/config.d/mode.hocon";
    private const string Systemctl = "/bin/systemctl";
    private const string Restart = "systemctl restart actorloadd";

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Behind <c>mode</c>.</param>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        string? mode = null;
        var (file, restarts) = (Usual, true);
        var reader = new OptionReader(arguments);
        while (reader.Next())
        {
            switch (reader.Option)
            {
                case null when mode is null && reader.Operand is "observe" or "converge":
                    mode = reader.Operand;
                    break;
                case null:
                    return Help.Misuse($"'{reader.Operand}' is no mode: observe or converge", HelpCommand);
                case "--file" when reader.Value() is { Length: > 0 } path:
                    (file, restarts) = (path, false);
                    break;
                case "--no-restart":
                    restarts = false;
                    break;
                case "--help" or "-h":
                    return Help.Show(Help.Mode);
                default:
                    return Help.Misuse($"'{reader.Option}' means nothing here, or a value is missing", HelpCommand);
            }

            if (reader.HasUnusedValue)
            {
                return Help.Misuse($"'{reader.Option}' takes no value", HelpCommand);
            }
        }

        return mode is null ? Show() : Switch(mode, file, restarts);
    }

    private static int Show() => DaemonCommand.Run(
        static connection =>
        {
            connection.Send(Calls.WriteStatus().Span);
            Output.Write(Reply.Read(connection.Receive()).As(WireJson.Default.StatusReply).Mode + '\n');
            return ExitStatus.Done;
        },
        Patience.Usual);

    private static int Switch(string mode, string file, bool restarts)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            WholeFile.Write(file, $"# Written by 'actorload mode {mode}'.\nactorload.mode = {mode}\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Output.WriteError($"actorload: {file} could not be written: {e.Message}\n");
            return ExitStatus.Failed;
        }

        Output.Write($"{file}: mode = {mode}\n");
        if (!restarts || !Directory.Exists("/run/systemd/system"))
        {
            Output.Write($"it holds from the next start of the service on: {Restart}\n");
            return ExitStatus.Done;
        }

        Output.Write("restarting actorloadd.service, if it runs\n");
        Become(Systemctl, "try-restart", "actorloadd.service");
        Output.WriteError($"actorload: {Systemctl} cannot be started; it holds from the next start of the service on: {Restart}\n");
        return ExitStatus.Failed;
    }

    // The exit status is systemctl's. Returns only if it cannot be started.
    private static unsafe void Become(params ReadOnlySpan<string> words)
    {
        var text = new byte[words.Length][];
        var pointers = stackalloc byte*[words.Length + 1];
        for (var i = 0; i < words.Length; i++)
        {
            text[i] = Encoding.UTF8.GetBytes(words[i] + '\0');
            pointers[i] = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc((nuint)text[i].Length);
            text[i].CopyTo(new Span<byte>(pointers[i], text[i].Length));
        }

        pointers[words.Length] = null;
        Native.Interop.Execv(pointers[0], pointers);
    }
}
