using System.Net.Sockets;
using System.Security.Authentication;
using ActorLoad.Host.Ledgers;
using Npgsql;

namespace ActorLoad.Host.Fleet;

/// <summary>Failures as sentences that say what to do. The codes are those of https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class FleetProblem
{
    internal static string Explain(Exception failure) => Root(failure) switch
    {
        FleetException or LedgerFileException => Root(failure).Message,
        PostgresException e => Explain(e),
        TimeoutException or OperationCanceledException => "it does not answer in time",
        AuthenticationException e => $"its certificate is not trusted ({e.Message.TrimEnd('.')}); see SSL Mode and Root Certificate in fleet.connection",
        SocketException e => $"it cannot be reached: {e.Message}",
        NpgsqlException e => e.Message,
        var e => $"{e.GetType().Name}: {e.Message}",
    };

    // The one that says most: PostgreSQL's own words, or what the network said.
    private static Exception Root(Exception failure)
    {
        var e = failure;
        while (e is not (FleetException or LedgerFileException or PostgresException) && e.InnerException is { } inner)
        {
            e = inner;
        }

        return e;
    }

    private static string Explain(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull => $"its disk is full ({e.MessageText}); make room there",
        PostgresErrorCodes.TooManyConnections => $"it has too many connections ({e.MessageText}); see max_connections, or put pgbouncer before it",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"it refuses this user ({e.MessageText}); see fleet.connection and fleet.password-file here, and pg_hba.conf there",
        PostgresErrorCodes.InvalidCatalogName => $"{e.MessageText}; make it with createdb",
        PostgresErrorCodes.InsufficientPrivilege => $"{e.MessageText}; 'actorloadd fleet schema' prints which rights are needed",
        PostgresErrorCodes.ReadOnlySqlTransaction => "it takes no changes, being a standby; name the primary",
        PostgresErrorCodes.CannotConnectNow => $"it is starting or stopping ({e.MessageText})",
        _ => $"{e.MessageText} ({e.SqlState})",
    };
}
