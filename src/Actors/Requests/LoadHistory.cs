namespace ActorLoad.Actors.Requests;

/// <summary>
/// The order in which modules were loaded here. An answer that is kept says from which file and with which parameters a module
/// is live; once the module was removed and loaded anew, that may not be so any more, though the kernel says "live" again.
/// </summary>
internal sealed class LoadHistory
{
    private readonly Dictionary<string, long> _latest = new(StringComparer.Ordinal);

    /// <summary>How many loads and removals there were so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes note of what a plan has loaded itself.</summary>
    public void Add(Answer answer)
    {
        foreach (var module in answer.Modules)
        {
            if (module.Answer is { Role: Role.Leader, Outcome: Outcome.Live })
            {
                _latest[module.Answer.Name] = ++Count;
            }
        }
    }

    /// <summary>Takes note of a module that was removed: whatever comes of that name is another load, perhaps of another file.</summary>
    public void Remove(string name) => _latest[name] = ++Count;

    /// <summary>Whether the module was loaded again after there were so many loads.</summary>
    public bool LoadedSince(string name, long count) => _latest.GetValueOrDefault(name) > count;
}
