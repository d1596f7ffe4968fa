using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActorLoad.Actors.Boots;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Actors.Tests.Properties;
using ActorLoad.Actors.Tests.Support;
using ActorLoad.Actors.Uevents;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;
using ActorLoad.Simulation.Replay;
using Akka.Actor;
using Akka.Configuration;

namespace ActorLoad.Actors.Tests.Replay;

/// <summary>A boot of the service's own actors on as many threads as the machine gives, in real time, over a simulated kernel.</summary>
internal sealed class ThreadedRecording : IDisposable
{
    private const string Kept = "kept";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ActorSystem _system = ActorSystem.Create("threads", ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }").WithFallback(ActorsConfig.Default));
    private readonly ConcurrentQueue<object> _told = new();
    private readonly SimulatedKernel _kernel = new((time, action) => _ = Task.Delay(time).ContinueWith(_ => action(), TaskScheduler.Default));
    private readonly SimulatedIndex _index = new();
    private readonly Universe _universe;
    private readonly IActorRef _journal;
    private readonly Loader _loader;
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unanswered;

    public ThreadedRecording(Universe universe)
    {
        _universe = universe;
        universe.FillIn(_index, _kernel);
        _journal = _system.ActorOf(Props.Create(() => new Keeper(_told)));
        var clock = TimeProvider.System;
        _told.Enqueue(new ServiceStarted(clock.GetUtcNow(), "1", 1, "6.1.0", "/modules", RunSettings.Default));
        _loader = Loader.Start(_system, new LoaderParts(new Announcing(_kernel, See), _index, new ScriptedCommands(), clock, FailurePolicy.Default, RequestLimits.Default), _journal);
    }

    public void Dispose() => _system.Dispose();

    /// <summary>Several threads ask, remove and change at once.</summary>
    public async Task<BootStory> Storm(int threads, int requests, int seed)
    {
        _unanswered = threads * requests;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Factory.StartNew(
            () => Ask(requests, new Random(seed * threads + thread)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        await _all.Task.WaitAsync(Patience);

        // What was told before is kept when this is answered.
        await _journal.Ask<string>(Kept, Patience);
        await _system.Terminate();
        ImmutableArray<RequestAnswered> answered = [.. _told.OfType<RequestAnswered>()];
        var decisions = new DecisionsMade(answered[0].At, [.. _told.OfType<Decision>()]);
        return BootStory.Of([.. _told.OfType<ILedgerEvent>().Where(e => e is not RequestAnswered), new RequestsAnswered(answered[0].At, answered), decisions]);
    }

    private void Ask(int requests, Random random)
    {
        for (var i = 0; i < requests; i++)
        {
            switch (random.Next(100))
            {
                case 0:
                    Remove(Universe.Name(random.Next(_universe.Count)));
                    break;
                case 1 when random.Next(5) == 0:
                    _index.Change();
                    break;
                case < 30:
                    Thread.Yield();
                    break;
            }

            _loader.Requests.Tell(new LoadRequest(
                new RequestKey(_universe.Spec(random.Next(_universe.SpecCount)), random.Next(5) == 0 ? "x=1" : "", ResolveFlags.None, 0),
                new Requester(RequesterKind.CommandLine, 1, 0, "test"),
                new CountingSink(Answered),
                TimeProvider.System.GetTimestamp(),
                Retry: random.Next(20) == 0,
                Timeout: random.Next(20) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 300)) : null));
        }
    }

    private void Answered()
    {
        if (Interlocked.Decrement(ref _unanswered) == 0)
        {
            _all.SetResult();
        }
    }

    private void Remove(string name)
    {
        if (_kernel.Remove(name))
        {
            See(name, added: false);
        }
    }

    private void See(string name, bool added)
    {
        _loader.Modules.Tell(new ModuleSeen(name, added, 1));
        _loader.Requests.Tell(new ModuleSeen(name, added, 1));
    }

    private sealed class Keeper : UntypedActor
    {
        private readonly ConcurrentQueue<object> _told;

        public Keeper(ConcurrentQueue<object> told) => _told = told;

        protected override void OnReceive(object message)
        {
            _told.Enqueue(message);
            if (message is Kept)
            {
                Sender.Tell(Kept);
            }
        }
    }

    private sealed class CountingSink(Action answered) : IAnswerSink
    {
        public bool IsGone => false;

        public void Complete(Answer answer) => answered();

        public void Refuse(Refusal reason) => answered();
    }

    // As the kernel says it: an event for each load.
    private sealed class Announcing(SimulatedKernel kernel, Action<string, bool> see) : IKernel
    {
        public long Taint => 0;

        public InitState GetInitState(string name) => kernel.GetInitState(name);

        public bool IsLive(string name) => kernel.IsLive(name);

        public string? TakeAsk(string name) => null;

        public async Task<LoadResult> LoadAsync(LoadOrder order)
        {
            var result = await kernel.LoadAsync(order);
            if (result.Succeeded)
            {
                see(order.Name, true);
            }

            return result;
        }
    }
}
