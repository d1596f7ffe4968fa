namespace ActorLoad.Actors.Modules;

/// <summary>
/// Which file owns a module name. The kernel knows modules by the name inside the file, so two files of one name must
/// never be loaded side by side; the owner decides when it gives the name up. Each change of owner gets a new number, the
/// claim, by which an owner that gave up tells old messages from new ones.
/// </summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, (string Path, long Claim)> _owners = [];
    private long _claims;

    /// <summary>The owner of a name; a name without one goes to this file.</summary>
    public (string Path, long Claim) OwnerFor(string name, string path)
    {
        if (!_owners.TryGetValue(name, out var owner))
        {
            owner = _owners[name] = (path, ++_claims);
        }

        return owner;
    }

    /// <summary>The owner of a name; null if it has none.</summary>
    public string? FindOwner(string name) => _owners.TryGetValue(name, out var owner) ? owner.Path : null;

    /// <summary>An owner gave the name up, under this claim, for this file. A claim that is not the newest changes nothing.</summary>
    public void Give(string name, string path, long claim)
    {
        if (_owners.TryGetValue(name, out var owner) && owner.Claim == claim && owner.Path != path)
        {
            _owners[name] = (path, ++_claims);
        }
    }
}
