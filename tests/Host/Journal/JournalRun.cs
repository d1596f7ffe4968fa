using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Host.Journal;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace ActorLoad.Host.Tests.Journal;

/// <summary>One run of a service that has a journal and nothing else.</summary>
internal sealed class JournalRun : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly Inbox _owner;

    private JournalRun(JournalPlace place, Func<JournalOptions, JournalOptions>? change)
    {
        var config = ConfigurationFactory.ParseString($$"""
            akka {
              loglevel = WARNING
              stdout-loglevel = OFF
              loggers = ["{{typeof(LogCatcher).AssemblyQualifiedName}}"]
              persistence.journal.sql.circuit-breaker.call-timeout = {{HangGuard.Limit.TotalSeconds}}s
            }
            """);
        _system = ActorSystem.Create(
            $"run{Interlocked.Increment(ref _runs)}",
            ActorSystemSetup.Create(
                BootstrapSetup.Create().WithConfig(config.WithFallback(SqliteJournal.Hocon)),
                SqliteJournal.Setup(place)));
        _owner = Inbox.Create(_system);
        var usual = new JournalOptions("machine/boot", place.Current) { RetryMax = TimeSpan.FromSeconds(1), LookInterval = TimeSpan.FromMilliseconds(20) };
        var options = change?.Invoke(usual) ?? usual;
        Front = _system.ActorOf(
            JournalActor.Props(options, new SqliteStorage(place, options.PersistenceId, TimeProvider.System), TimeProvider.System, _owner.Receiver));
    }

    private static int _runs;

    internal IActorRef Front { get; }

    internal ActorSystem System => _system;

    internal IReadOnlyCollection<LogEvent> Log => LogCatcher.Of(_system);

    internal static JournalRun Start(string path, Func<JournalOptions, JournalOptions>? change = null) => new(new JournalPlace(path), change);

    internal static JournalRun Start(JournalPlace place, Func<JournalOptions, JournalOptions>? change = null) => new(place, change);

    /// <summary>Removes earlier boots, soon.</summary>
    internal void Keep(JournalKeeping keeping) =>
        _system.ActorOf(JournalKeeper.Props(Front, keeping with { After = TimeSpan.FromMilliseconds(50) }, TimeProvider.System));

    internal async Task<Ledger> Recovered() => ((LedgerRecovered)await _owner.ReceiveAsync(HangGuard.Limit)).Ledger;

    internal void Tell(params IEnumerable<ILedgerEvent> events)
    {
        foreach (var e in events)
        {
            Front.Tell(e);
        }
    }

    internal Task<JournalFlushed> Flush(TimeSpan? within = null) =>
        Front.Ask<JournalFlushed>(new FlushJournal(within ?? HangGuard.Limit), HangGuard.Limit + HangGuard.Limit);

    internal Task<JournalStatus> Status() => Front.Ask<JournalStatus>(GetJournalStatus.Instance, HangGuard.Limit);

    /// <summary>Asks until the status is as wanted.</summary>
    internal async Task<JournalStatus> Until(Func<JournalStatus, bool> wanted)
    {
        using var deadline = new CancellationTokenSource(HangGuard.Limit);
        while (true)
        {
            var status = await Status();
            if (wanted(status))
            {
                return status;
            }

            Assert.False(deadline.IsCancellationRequested, $"the last status was {status}");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
