using System.Collections.Immutable;
using Akka.Actor;

namespace ActorLoad.Actors.Uevents;

/// <summary>
/// Walks over the devices, one at a time, and who waits for what, as pure decisions.
/// <code>
///            trigger                    ended, nothing owed
///   Quiet ─────────────► Walking ─────────────────────────────► Quiet
///     │                   ▲    │ ended, another is wanted: walk again
///     │ events lost       │    │ ended, events lost meanwhile
///     └──────► Pausing ◄──┼────┘
///                  └──────┘ pause over
/// </code>
/// Who wants to know when all is settled gets a fence in the stream of events as soon as it is quiet, and another one as long
/// as work was done for what is before it, because the modules that came may have brought devices.
/// </summary>
/// <param name="Walking">A walk is under way.</param>
/// <param name="Pausing">A walk is due after a pause, because events were lost.</param>
/// <param name="Owed">Events were lost since the walk under way began.</param>
/// <param name="Losses">How often in a row.</param>
/// <param name="LastLoss">When last.</param>
/// <param name="Walkers">Who wants the end of the walk under way.</param>
/// <param name="Next">Who wants another one after it.</param>
/// <param name="Settlers">Who wants to know when all is settled.</param>
/// <param name="LastFence">Number of the fence that was placed last.</param>
internal sealed record ColdplugLife(
    bool Walking,
    bool Pausing,
    bool Owed,
    int Losses,
    DateTimeOffset LastLoss,
    ImmutableList<IActorRef> Walkers,
    ImmutableList<IActorRef> Next,
    ImmutableList<Settler> Settlers,
    long LastFence)
{
    private const int LongestDoubling = 10;

    /// <summary>After this long without a loss the pauses begin anew.</summary>
    public static readonly TimeSpan Calm = TimeSpan.FromMinutes(2);

    /// <summary>The pause after the first loss; it doubles with each that follows.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Nothing under way, nobody waits.</summary>
    public static ColdplugLife Quiet { get; } = new(
        Walking: false, Pausing: false, Owed: false, 0, DateTimeOffset.MinValue, [], [], [], 0);

    /// <summary>Whether nothing more comes by itself.</summary>
    public bool IsQuiet => !Walking && !Pausing;

    /// <summary>Somebody wants a walk that begins now or later.</summary>
    public ColdplugDecision Trigger(ColdplugReason reason, IActorRef walker) => Walking
        ? ColdplugDecision.To(this with { Next = Next.Add(walker) })
        : Walk(reason, [walker]);

    /// <summary>The kernel has dropped events.</summary>
    public ColdplugDecision Lost(DateTimeOffset now)
    {
        var counted = this with { Losses = now - LastLoss < Calm ? Losses + 1 : 1, LastLoss = now };
        return Walking ? ColdplugDecision.To(counted with { Owed = true })
            : Pausing ? ColdplugDecision.To(counted)
            : counted.Pause();
    }

    /// <summary>The pause is over.</summary>
    public ColdplugDecision PauseOver() => Pausing ? Walk(ColdplugReason.Overrun, []) : ColdplugDecision.To(this);

    /// <summary>The walk has come to its end.</summary>
    public ColdplugDecision WalkEnded()
    {
        var ended = this with { Walking = false, Walkers = [] };
        var next = !Next.IsEmpty ? (ended with { Next = [] }).Walk(ColdplugReason.Trigger, Next)
            : Owed ? ended.Pause()
            : ended.FenceAll();
        return next with { Effects = [new AnswerWalkers(Walkers), .. next.Effects] };
    }

    /// <summary>Somebody wants to know when all is settled.</summary>
    public ColdplugDecision Settle(object token, IActorRef replyTo)
    {
        var settler = new Settler(token, replyTo, Fence: 0);
        return IsQuiet ? Fence(settler) : ColdplugDecision.To(this with { Settlers = Settlers.Add(settler) });
    }

    /// <summary>Somebody does not want to know it any more.</summary>
    public ColdplugDecision Leave(object token) =>
        ColdplugDecision.To(this with { Settlers = Settlers.RemoveAll(settler => settler.Token.Equals(token)) });

    /// <summary>A fence was passed. One that was placed before the last walk says nothing.</summary>
    public ColdplugDecision Passed(FencePassed passed)
    {
        if (!IsQuiet || Settlers.Find(settler => settler.Fence == passed.Fence) is not { } settler)
        {
            return ColdplugDecision.To(this);
        }

        var without = this with { Settlers = Settlers.Remove(settler) };
        return passed.Led ? without.Fence(settler) : ColdplugDecision.To(without, new AnswerSettler(settler));
    }

    private ColdplugDecision Walk(ColdplugReason reason, ImmutableList<IActorRef> walkers) => ColdplugDecision.To(
        this with { Walking = true, Pausing = false, Owed = false, Walkers = walkers }, new StartWalk(reason));

    private ColdplugDecision Pause()
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(Losses - 1, LongestDoubling));
        return ColdplugDecision.To(
            this with { Pausing = true, Owed = false }, new StartPause(pause < LongestPause ? pause : LongestPause));
    }

    private ColdplugDecision FenceAll()
    {
        var (next, effects) = (this with { Settlers = [] }, ImmutableArray.CreateBuilder<ColdplugEffect>());
        foreach (var settler in Settlers)
        {
            var decision = next.Fence(settler);
            next = decision.Next;
            effects.AddRange(decision.Effects);
        }

        return new ColdplugDecision(next, effects.ToImmutable());
    }

    private ColdplugDecision Fence(Settler settler) => ColdplugDecision.To(
        this with { Settlers = Settlers.Add(settler with { Fence = LastFence + 1 }), LastFence = LastFence + 1 },
        new SetFence(LastFence + 1));
}
