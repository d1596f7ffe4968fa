using System.Collections.Immutable;
using ActorLoad.Actors.Modules;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Requests;

/// <summary>
/// The answer to a request. Requests that got the same answer share one object, so whoever encodes answers may keep the
/// encoded form with it.
/// </summary>
public sealed class Answer
{
    private Answer? _forFollowers;
    private Answer? _forFirstTimers;

    private Answer(long plan, Role role, ModuleAnswer decisive, ImmutableArray<AnsweredModule> modules) =>
        (Plan, Role, Decisive, Modules) = (plan, role, decisive, modules);

    /// <summary>The plan that made it; 0 for none.</summary>
    public long Plan { get; }

    /// <summary>How the request was answered.</summary>
    public Role Role { get; }

    /// <summary>What came of it: the worst of the requested modules.</summary>
    public Outcome Outcome => Decisive.Outcome;

    /// <summary>0, or why it failed.</summary>
    public int Errno => Decisive.Errno;

    /// <summary>The modules that the request came to, dependencies first.</summary>
    public ImmutableArray<AnsweredModule> Modules { get; }

    /// <summary>The encoded form, for whoever encodes answers; written once, by any thread.</summary>
    public object? Encoded { get; set; }

    private ModuleAnswer Decisive { get; }

    /// <summary>What those are answered who asked the same while it was being carried out. Always the same object.</summary>
    public Answer ForFollowers => _forFollowers ??= Role == Role.Leader
        ? Of(Plan, [.. Modules.Select(module => module with { Answer = module.Answer with { Role = Following(module.Answer.Role) } })])
        : this;

    /// <summary>
    /// What those are answered who wanted to be the first (modprobe --first-time): whatever was there already, or came by
    /// another's request, is EEXIST. Always the same object.
    /// </summary>
    public Answer ForFirstTimers => _forFirstTimers ??= Of(Plan, [.. Modules.Select(FirstTime)]);

    /// <summary>The answer that these modules make.</summary>
    public static Answer Of(long plan, ImmutableArray<AnsweredModule> modules)
    {
        var requested = modules.Where(module => module.Requested).Select(module => module.Answer).ToArray();
        return new Answer(plan, requested.MinBy(answer => Weight(answer.Role))!.Role, requested.MaxBy(answer => Weight(answer))!, modules);
    }

    /// <summary>The answer that says one thing of the spec as a whole.</summary>
    public static Answer OfSpec(string spec, Role role, Outcome outcome, int errno = 0, string? detail = null) => Of(plan: 0, [
        new AnsweredModule(new ModuleAnswer(spec, Path: null, role, outcome, errno, LoadStage.None, detail), Requested: true)]);

    /// <summary>
    /// Whether the same question can be answered the same way without doing anything, as long as the indexes are the same
    /// and <see cref="LiveNames"/> are live.
    /// </summary>
    public bool IsSettled => Modules.All(module => !module.Requested
        || module.Answer.Outcome is Outcome.Live or Outcome.Builtin or Outcome.Blacklisted or Outcome.Unmet);

    /// <summary>The requested modules that the answer says to be live.</summary>
    public ImmutableArray<string> LiveNames =>
        [.. Modules.Where(module => module.Requested && module.Answer.Outcome == Outcome.Live).Select(module => module.Answer.Name)];

    /// <summary>A settled answer for those who ask later; the dependencies are not looked at again.</summary>
    public Answer ForLatecomers => Of(Plan, [.. Modules
        .Where(module => module.Requested)
        .Select(module => module.Answer.Outcome == Outcome.Live ? module with { Answer = module.Answer with { Role = Role.Live } } : module)]);

    private static Role Following(Role role) => role == Role.Leader ? Role.Joined : role;

    private static AnsweredModule FirstTime(AnsweredModule module) =>
        module.Requested && module.Answer is { Outcome: Outcome.Live or Outcome.Builtin, Role: not Role.Leader }
            ? module with { Answer = module.Answer with { Outcome = Outcome.Failed, Errno = Interop.Kernel.Errno.EEXIST, Detail = "the module was there already" } }
            : module;

    private static int Weight(Role role) => role switch
    {
        Role.Leader => 0,
        Role.Joined => 1,
        Role.Remembered => 2,
        Role.Live => 3,
        Role.Builtin => 4,
        Role.Blacklisted => 5,
        _ => 6,
    };

    private static int Weight(ModuleAnswer answer) => answer.Outcome switch
    {
        Outcome.Failed => 5,
        Outcome.Unmet => 4,
        Outcome.Blacklisted => 3,
        Outcome.Commanded => 2,
        Outcome.Live => 1,
        _ => 0,
    };
}
