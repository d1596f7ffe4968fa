using System.Globalization;
using ActorLoad.Rpc;

namespace ActorLoad.Storm;

/// <summary>The command line.</summary>
internal sealed record StormArguments(StormOrder Order, bool Json, bool Help)
{
    public const string HelpText = """
        Usage: storm [OPTION]... SPEC...

        Asks actorloadd for the SPECs, in turn and all at once, and says how every request was answered.

          --requests N       requests over connections of this process, all written before an answer is waited for (default 0)
          --connections N    connections for them (default 8)
          --processes N      processes 'actorload load --json SPEC' (default 0)
          --modprobes N      processes 'modprobe -q -- SPEC', which are the client under that name (default 0)
          --client FILE      the client (default ./out/actorload)
          --socket FILE      the service's socket (default $ACTORLOAD_SOCKET, or the usual one)
          --retry            the requests over connections ask to forget a remembered failure
          --time SECONDS     what has no answer by then is unanswered (default 60)
          --json             print the summary as one line of JSON, and no progress
          --help             print this and end

        Exit status: 0 every request has an answer, 1 some have none, 2 wrong usage, 3 no service on the socket.
        """;

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is wrong; the message says how.</exception>
    public static StormArguments Parse(IReadOnlyList<string> arguments)
    {
        var specs = new List<string>();
        var read = new StormArguments(
            new StormOrder(Contract.SocketPath, specs) { Client = "out/actorload" }, Json: false, Help: false);
        for (var i = 0; i < arguments.Count; i++)
        {
            var order = read.Order;
            switch (arguments[i])
            {
                case "--json": read = read with { Json = true }; break;
                case "--help" or "-h": read = read with { Help = true }; break;
                case "--retry": read = read with { Order = order with { Retry = true } }; break;
                case "--requests": read = read with { Order = order with { Requests = Number() } }; break;
                case "--connections": read = read with { Order = order with { Connections = Number() } }; break;
                case "--processes": read = read with { Order = order with { Processes = Number() } }; break;
                case "--modprobes": read = read with { Order = order with { Modprobes = Number() } }; break;
                case "--time": read = read with { Order = order with { TimeLimit = TimeSpan.FromSeconds(Number()) } }; break;
                case "--client": read = read with { Order = order with { Client = Text() } }; break;
                case "--socket": read = read with { Order = order with { Socket = Text() } }; break;
                case ['-', ..] option: throw new FormatException($"there is no option '{option}'");
                case var spec: specs.Add(spec); break;
            }

            string Text() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{arguments[i - 1]} wants a value");

            int Number() => int.TryParse(Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new FormatException($"{arguments[i - 1]} wants a whole number, not '{arguments[i]}'");
        }

        return read.Help || (specs.Count > 0 && read.Order is { Total: > 0, Connections: > 0 })
            ? read
            : throw new FormatException("nothing to do: give SPECs, and some --requests or --processes");
    }
}
