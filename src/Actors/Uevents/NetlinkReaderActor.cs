using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Uevents;
using Akka.Actor;
using Akka.Event;

namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Reads the kernel's uevents and turns them into requests. Child of <see cref="ColdplugActor"/>, which it tells of losses. It reads a burst, sends its requests, and reads on when the request router has taken them: what the router cannot
/// take yet waits in the kernel's buffer, not in a mailbox.
/// </summary>
internal sealed class NetlinkReaderActor : UntypedActor
{
    private const int BurstLength = 512;
    private const int Aliases = 32768;
    private const string ModulePrefix = "/module/";

    private readonly ILoggingAdapter _log = Context.GetLogger();
    private readonly UeventServices _services;
    private readonly KnownAliases _aliases = new(Aliases);
    private readonly UeventSink _sink;
    private readonly List<PlaceFence> _fences = [];
    private bool _asked;
    private bool _handingOver;
    private bool _waiting;
    private bool _lost;

    /// <summary>Use <see cref="Props"/>.</summary>
    public NetlinkReaderActor(UeventServices services)
    {
        (_services, _sink) = (services, new UeventSink(services.Tally));
    }

    /// <summary>Props of the reader.</summary>
    public static Props Props(UeventServices services) => Akka.Actor.Props.Create(() => new NetlinkReaderActor(services));

    /// <inheritdoc/>
    protected override void PreStart() => ReadOn();

    // From a bug. What was read and not asked is lost. Who waits gets a fence of their own after the walk that follows.
    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        Context.Parent.Tell(UeventsLost.Instance);
        base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Wake:
                Woken();
                break;
            case ReadMore:
                ReadOn();
                break;
            case ActorIdentity:
                HandedOver();
                break;
            case PlaceFence place:
                Place(place);
                break;
            case Status.Failure failure:
                throw new InvalidOperationException("the uevent socket cannot be waited for", failure.Cause);
            default:
                Unhandled(message);
                break;
        }
    }

    private void Woken()
    {
        _waiting = false;
        ReadOn();
    }

    private void HandedOver()
    {
        _handingOver = false;
        ReadOn();
    }

    private void Place(PlaceFence place)
    {
        _fences.Add(place);
        ReadOn();
    }

    private void ReadOn()
    {
        if (_handingOver)
        {
            return;
        }

        var isEmpty = Read();
        if (_asked)
        {
            (_asked, _handingOver) = (false, true);
            _services.Requests.Tell(new Identify(messageId: null));
        }

        if (isEmpty)
        {
            Drained();
        }
        else if (!_handingOver)
        {
            Self.Tell(ReadMore.Instance);
        }
    }

    /// <summary>Whether the socket was read to its end.</summary>
    private bool Read()
    {
        for (var i = 0; i < BurstLength; i++)
        {
            var reading = _services.Source.Receive();
            switch (reading.Kind)
            {
                case UeventReadingKind.Event:
                    Take(reading.Event!);
                    break;
                case UeventReadingKind.Refused:
                    _services.Tally.Refuse(reading.Refusal);
                    break;
                case UeventReadingKind.Overrun:
                    _lost = true;
                    _services.Tally.Overrun();
                    break;
                default:
                    return true;
            }
        }

        return false;
    }

    private void Drained()
    {
        if (_lost)
        {
            _lost = false;
            _log.Warning("the kernel dropped uevents because the socket's buffer was full; all devices will be asked again");
            _services.Journal.Tell(new UeventsOverrun(_services.Clock.GetUtcNow(), _services.Tally.Snapshot().Received));
            Context.Parent.Tell(UeventsLost.Instance);
        }

        // Behind all that was asked; the answer goes past this actor, and behind the word of what was lost.
        _fences.ForEach(fence => _services.Requests.Tell(fence, Context.Parent));
        _fences.Clear();
        if (!_waiting)
        {
            _waiting = true;
            _services.Source.WaitAsync(_services.Stop).PipeTo(
                Self,
                success: () => Wake.Instance,
                failure: e => e is OperationCanceledException ? Wake.Instance : new Status.Failure(e));
        }
    }

    private void Take(Uevent uevent)
    {
        _services.Tally.Receive();
        if (uevent.Subsystem == "module" && uevent.Devpath.StartsWith(ModulePrefix, StringComparison.Ordinal))
        {
            TakeModule(uevent);
        }
        else if (uevent is { Action: "add", Modalias: { } alias })
        {
            _services.Tally.Request(_aliases.Knows(ref alias));
            _asked = true;
            _services.Requests.Tell(new LoadRequest(
                new RequestKey(alias, string.Empty, ResolveFlags.UseBlacklist, InstallDepth: 0),
                new Requester(
                    _services.Tally.IsOwn(uevent.SynthUuid) ? RequesterKind.Coldplug : RequesterKind.Uevent,
                    Pid: 0,
                    Uid: 0,
                    Devpath: uevent.Devpath,
                    Subsystem: uevent.Subsystem,
                    Seqnum: uevent.Seqnum,
                    Driver: uevent.Driver,
                    SynthUuid: uevent.SynthUuid),
                _sink,
                _services.Clock.GetTimestamp()));
        }
    }

    // What somebody asked the kernel to say again is no news.
    private void TakeModule(Uevent uevent)
    {
        if (uevent is { SynthUuid: null, Action: "add" or "remove" })
        {
            _services.Tally.SeeModule();
            var seen = new ModuleSeen(uevent.Devpath[ModulePrefix.Length..], uevent.Action == "add", uevent.Seqnum);
            _services.Modules.Tell(seen);
            _services.Requests.Tell(seen);
        }
    }

    private sealed class Wake : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly Wake Instance = new();
    }

    private sealed class ReadMore : INoSerializationVerificationNeeded, IDeadLetterSuppression
    {
        public static readonly ReadMore Instance = new();
    }
}
