namespace ActorLoad.Host.Tests.Fleet;

/// <summary>The specs that need PostgreSQL: one after the other, and one server for those that do it no harm.</summary>
[CollectionDefinition(Name)]
public sealed class FleetCollection : ICollectionFixture<PostgresFixture>
{
    /// <summary>Its name.</summary>
    public const string Name = "fleet";
}
