using ActorLoad.Host.Tests.Journal;

namespace ActorLoad.Host.Tests.Fleet;

/// <summary>A test that needs a <see cref="PostgresServer"/>; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    private bool _smallDisk;

    public PostgresFactAttribute() => Skip = PostgresServer.Reason;

    /// <summary>Whether it needs a <see cref="Journal.SmallDisk"/>, too.</summary>
    public bool SmallDisk
    {
        get => _smallDisk;
        set
        {
            _smallDisk = value;
            Skip ??= value ? Journal.SmallDisk.Reason : null;
        }
    }
}
