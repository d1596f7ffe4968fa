using System.Data.Common;
using System.Runtime.InteropServices;
using Npgsql;

namespace ActorLoad.Host.Fleet;

/// <summary>Makes Npgsql's connections of what is configured.</summary>
internal static class FleetConnection
{
    // Those that the runtime looks for; where it finds none, the first use of cryptography, which is the log-in, ends the process.
    private static readonly string[] OpenSsl = ["libssl.so.3", "libssl.so.1.1"];

    /// <summary>Where connections go.</summary>
    /// <exception cref="FleetException">The connection string makes no sense, or something is missing on this machine.</exception>
    internal static NpgsqlDataSource Source(FleetOptions options)
    {
        if (!OpenSsl.Any(library => NativeLibrary.TryLoad(library, out _)))
        {
            throw new FleetException("OpenSSL is not installed on this machine, and PostgreSQL cannot be spoken to without it: install libssl3");
        }

        var slim = new NpgsqlSlimDataSourceBuilder(Parse(options).ConnectionString);
        slim.EnableArrays();
        slim.EnableTransportSecurity();
        return slim.Build();
    }

    /// <summary>Host and database, without what is secret; read without Npgsql, which is loaded when it is needed.</summary>
    internal static string Describe(string connection)
    {
        var parts = new DbConnectionStringBuilder { ConnectionString = connection };
        return $"{Part("Host", "Server")}/{Part("Database", "DB")}";

        string Part(params string[] names) => names.Select(name => parts.TryGetValue(name, out var value) ? value : null).FirstOrDefault(value => value is not null) as string ?? "?";
    }

    private static NpgsqlConnectionStringBuilder Parse(FleetOptions options)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(options.Connection) { Pooling = false, Enlist = false };
            builder.ApplicationName ??= "actorloadd";
            if (options.PasswordFile.Length > 0)
            {
                builder.Password = File.ReadAllText(options.PasswordFile).TrimEnd('\n', '\r');
            }

            return builder;
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or FormatException)
        {
            throw new FleetException($"fleet.connection: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FleetException($"the password cannot be read: {e.Message}", e);
        }
    }
}
