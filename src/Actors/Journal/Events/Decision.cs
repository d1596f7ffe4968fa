namespace ActorLoad.Actors.Journal.Events;

/// <summary>
/// One decision of an actor, with its place among all decisions of this run: what one does not know of the others, because they are on
/// threads of their own. The journal gathers them into <see cref="DecisionsMade"/>.
/// </summary>
/// <param name="At">When; kept to the microsecond.</param>
/// <param name="Order">Its place. What is seen at a decision has that decision's place.</param>
/// <param name="Kind">What was decided or seen; says what the others mean.</param>
/// <param name="Request">A request's number, or 0.</param>
/// <param name="Step">A step, see <see cref="Modules.StepToken"/>, or a number.</param>
/// <param name="Name">A module's name or path, or null.</param>
/// <param name="Value">A state (<see cref="Interop.Kernel.InitState"/>) or a number, or null.</param>
public sealed record Decision(DateTimeOffset At, long Order, DecisionKind Kind, long Request = 0, int Step = 0, string? Name = null, long? Value = null);
