using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Storm;

/// <summary>Counts what is heard. Thread-safe.</summary>
internal sealed class Tally
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StormAnswer, int> _answers = [];
    private readonly SortedDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _exits = new(StringComparer.Ordinal);
    private int _answered;

    /// <summary>Requests that got an answer, whichever.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>A request of a connection has its answer.</summary>
    /// <param name="spec">What was asked.</param>
    /// <param name="frame">The reply, without its NUL.</param>
    public void Reply(string spec, ReadOnlySpan<byte> frame)
    {
        Interlocked.Increment(ref _answered);
        try
        {
            Count("connection", spec, LoadAnswer.Read(Rpc.Reply.Read(frame).Parameters));
        }
        catch (VarlinkException e)
        {
            Error(e.Error);
        }
    }

    /// <summary>A process has ended.</summary>
    /// <param name="command">load or modprobe.</param>
    /// <param name="status">Its exit status.</param>
    public void Exit(string command, int status)
    {
        Interlocked.Increment(ref _answered);
        Add(_exits, $"{command} {status}");
    }

    /// <summary>A line that a client printed.</summary>
    public void Printed(string spec, string line)
    {
        try
        {
            Count("process", spec, LoadAnswer.Read(System.Text.Encoding.UTF8.GetBytes(line)));
        }
        catch (VarlinkException)
        {
            Error(line);
        }
    }

    /// <summary>Anything else that was heard.</summary>
    public void Error(string text) => Add(_errors, text);

    /// <summary>All of it.</summary>
    public StormSummary Summarize(StormOrder order, TimeSpan took)
    {
        lock (_gate)
        {
            return new StormSummary(
                (long)took.TotalMilliseconds,
                order.Total,
                _answered,
                order.Total - _answered,
                [.. _answers.Select(a => new StormCount(a.Key, a.Value)).OrderBy(c => c.Answer.Spec).ThenByDescending(c => c.Count)],
                new SortedDictionary<string, int>(_errors),
                new SortedDictionary<string, int>(_exits));
        }
    }

    private void Count(string by, string spec, LoadReply reply)
    {
        var failed = reply.Modules.FirstOrDefault(m => m is { Requested: true, Errno: not 0 });
        Add(_answers, new StormAnswer(
            by,
            spec,
            WireText.Of(reply.Role),
            WireText.Of(reply.Outcome),
            failed?.Errno ?? 0,
            failed?.ErrnoName,
            WireText.Of(failed?.Stage ?? WireStage.None)));
    }

    private void Add<T>(IDictionary<T, int> counts, T key)
        where T : notnull
    {
        lock (_gate)
        {
            counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
        }
    }
}
