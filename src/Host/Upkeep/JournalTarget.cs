using System.Net.Sockets;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Journal;
using ActorLoad.Host.Service;

namespace ActorLoad.Host.Upkeep;

/// <summary>The journal that is looked after.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Options">What the service is configured to.</param>
/// <param name="IsService">It is the one that the service writes.</param>
internal sealed record JournalTarget(string Path, ServiceOptions Options, bool IsService)
{
    /// <summary>Where the service has it.</summary>
    internal JournalPlace Place => Options.Journal.ToPlace();

    /// <summary>Reads the configuration.</summary>
    /// <param name="line">What names the file.</param>
    /// <exception cref="BadConfigurationException">It is wrong.</exception>
    internal static JournalTarget Of(UpkeepArguments line)
    {
        var options = ServiceConfiguration.Load(new CommandLine(line.ConfigFile, [], false, false, false).File(), []).Options;
        var place = options.Journal.ToPlace();
        var path = System.IO.Path.GetFullPath(line.Journal ?? (line.Command is "vacuum" or "import" ? place.Lasting : place.FileOfThisBoot));
        return new JournalTarget(path, options, path == System.IO.Path.GetFullPath(place.Lasting) || path == place.Early);
    }

    /// <summary>
    /// A journal has one writer, which counts its own events: rows that somebody else put behind them would take their numbers.
    /// </summary>
    /// <exception cref="UpkeepException">The service runs.</exception>
    internal void RefuseBesideService(string what)
    {
        if (IsService && Answers(Options.Socket))
        {
            throw new UpkeepException($"the service writes {Path}: stop it (systemctl stop actorloadd.socket actorloadd.service), {what}, and start it again");
        }
    }

    /// <summary>The boot that stays in any case: this one, or in a file from elsewhere the last.</summary>
    internal string? Running => IsService ? Identity.Read().PersistenceId : null;

    private static bool Answers(string socket)
    {
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            client.Connect(new UnixDomainSocketEndPoint(socket));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
