using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Modules.Life;

/// <summary>
/// The life of one module file, as a closed set of states with pure decisions.
/// <code>
///            wish                  kernel: yes
///  Absent ─────────► Loading ───────────────────► Live
///    ▲  │               │ kernel: no                │
///    │  │ somebody      ▼         time over, retry, │ removed by
///    │  │ else loads  Failed ───► newly live, index │ somebody
///    │  ▼               (like Absent)               │
///    │ Coming ──────────────────────────────────────┤
///    └──────────────────────────────────────────────┘
/// </code>
/// Wishes that cannot share the load in flight (forced ones, and those for another file of the same name) are deferred
/// until it is over and then decided anew.
/// </summary>
internal abstract record ModuleLife
{
    /// <summary>The state's name, for reports.</summary>
    public abstract LifeKind Kind { get; }

    /// <summary>Somebody wants the module live.</summary>
    public abstract Transition Wish(EnsureLive wish, Sight sight, Terms terms);

    /// <summary>The load that this state waits for is over. Out of place in other states: ignored.</summary>
    public virtual Transition Ended(LoadResult result, Sight sight, Terms terms) => Transition.To(this);

    /// <summary>A moment has passed since <see cref="LookAgain"/>. Out of place in other states: ignored.</summary>
    public virtual Transition Look(Sight sight, Terms terms) => Transition.To(this);

    /// <summary>A wish meets a module that this service has nothing in flight for.</summary>
    protected static Transition Begin(ModuleLife current, EnsureLive wish, Sight sight, Terms terms)
    {
        if (wish.Order.Path != terms.Path)
        {
            return Transition.To(new AbsentModule(GivenUp: wish.Claim), new GiveUpName(wish));
        }

        return sight.Kernel switch
        {
            InitState.Live => new Transition(new LiveModule(LoadedWith: null), [new BecameLive()]).Then([wish], sight, terms),
            InitState.Builtin => Transition.To(current, new AnswerWish(wish, new ModuleAnswer(wish.Order.Name, Path: null, Role.Builtin, Outcome.Builtin))),
            InitState.Coming or InitState.Going => Transition.To(new ComingModule(Caller: null, [wish]), new LookAgain()),
            _ => Transition.To(new LoadingModule(wish, [], []), new StartLoad(wish)),
        };
    }

    /// <summary>The kernel says that the module was removed, which says nothing in states that do not count on it.</summary>
    public virtual Transition Removed(Sight sight) => Transition.To(this);

    /// <summary>The answer to a wish that was not the first.</summary>
    protected static ModuleAnswer LiveAnswer(EnsureLive wish, Role role, string? loadedWith, Terms terms) => new(
        wish.Order.Name,
        terms.Path,
        role,
        Outcome.Live,
        ParametersIgnored: role != Role.Leader && wish.Order.Parameters.Length > 0 && wish.Order.Parameters != loadedWith,
        ConflictsWith: wish.Order.Path == terms.Path ? null : terms.Path);

    /// <summary>The answer to a wish that failed.</summary>
    protected static ModuleAnswer FailedAnswer(EnsureLive wish, Role role, LoadResult result, Terms terms) =>
        new(wish.Order.Name, terms.Path, role, Outcome.Failed, result.Errno, result.Stage, result.Detail);
}
