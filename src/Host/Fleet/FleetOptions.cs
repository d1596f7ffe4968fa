namespace ActorLoad.Host.Fleet;

/// <summary>The keys under <c>actorload.fleet</c>.</summary>
/// <param name="Connection">Npgsql's connection string, without a password; empty for no fleet.</param>
/// <param name="PasswordFile">A file with the password and nothing else; empty for none.</param>
/// <param name="Interval">How often the journal is looked at for events that are not in PostgreSQL yet.</param>
/// <param name="LongestPause">Between two attempts while PostgreSQL cannot be used.</param>
/// <param name="SummaryInterval">How often at most the summary of the running boot is made anew.</param>
internal sealed record FleetOptions(string Connection, string PasswordFile, TimeSpan Interval, TimeSpan LongestPause, TimeSpan SummaryInterval)
{
    /// <summary>Whether anything is shipped.</summary>
    public bool Enabled => Connection.Length > 0;
}
