using ActorLoad.Rpc;

namespace ActorLoad.Host.Rpc;

/// <summary>Counts connections, in total and by process, and says who comes in. Thread-safe.</summary>
internal sealed class Admission(RpcLimits limits)
{
    // Those who are turned away are told why, so they hold a connection too, until they have called or left.
    private const int MaxTurnedAway = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, int> _ofProcess = [];
    private int _total;
    private int _turnedAway;

    /// <summary>Connections that were let in and are open.</summary>
    public int Count => Volatile.Read(ref _total);

    /// <summary>A connection comes. False: it is to be closed without a word.</summary>
    /// <param name="peer">Whose.</param>
    /// <param name="refusal">Why it is turned away; null when it is let in.</param>
    public bool TryEnter(Peer peer, out VarlinkException? refusal)
    {
        lock (_gate)
        {
            var ofProcess = _ofProcess.GetValueOrDefault(peer.Pid);
            refusal = !peer.MayLoad ? Faults.NotPermitted(peer.Uid)
                : _total >= limits.Connections ? Faults.TooManyRequests(limits.Connections)
                : ofProcess >= limits.ConnectionsOfProcess ? Faults.TooManyRequests(limits.ConnectionsOfProcess)
                : null;
            if (refusal is not null)
            {
                var told = _turnedAway < MaxTurnedAway;
                _turnedAway += told ? 1 : 0;
                return told;
            }

            _total++;
            _ofProcess[peer.Pid] = ofProcess + 1;
            return true;
        }
    }

    /// <summary>A connection that <see cref="TryEnter"/> gave true for ends.</summary>
    public void Leave(Peer peer, bool wasTurnedAway)
    {
        lock (_gate)
        {
            if (wasTurnedAway)
            {
                _turnedAway--;
                return;
            }

            _total--;
            if (--_ofProcess[peer.Pid] == 0)
            {
                _ofProcess.Remove(peer.Pid);
            }
        }
    }
}
