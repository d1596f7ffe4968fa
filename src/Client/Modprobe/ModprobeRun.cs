using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Modprobe;

/// <summary>One modprobe call that the service answers: kmod's outputs and exit status from the service's replies.</summary>
/// <param name="call">The command line.</param>
/// <param name="calls">To the service.</param>
internal sealed class ModprobeRun(ModprobeCall call, DaemonCalls calls)
{
    private readonly KmodLog _log = new(call.Verbosity, call.Syslog);
    private readonly string? _parameters = call.All ? null : ModuleParameters.Join(call.Operands.AsSpan()[1..]);

    /// <summary>Carries it out. 0 or 1, as kmod's exit status.</summary>
    public int Execute()
    {
        var failed = false;
        foreach (var spec in call.Specs)
        {
            failed |= !(call.ResolveAlias || call.DryRun ? Show(spec) : Load(spec));
        }

        _log.Flush();
        return failed ? 1 : 0;
    }

    private bool Show(string spec)
    {
        var reply = calls.Explain(spec);
        if (reply.Plans.Count == 0)
        {
            return NotFound(spec, reply);
        }

        var success = true;
        foreach (var plan in reply.Plans)
        {
            if (call.ResolveAlias)
            {
                _log.Show(plan.Target);
            }
            else
            {
                // As in kmod, the last match decides.
                success = Walk(plan);
            }
        }

        return success;
    }

    private bool Walk(Plan plan)
    {
        if (!call.ShowDepends && TargetOf(plan) is { } target && PlanText.IsInKernel(target.State))
        {
            if (call.FirstTime)
            {
                _log.CouldNotInsert(plan.Target, EEXIST);
            }

            return !call.FirstTime;
        }

        foreach (var step in plan.Steps)
        {
            if (call.ShowDepends || !PlanText.IsInKernel(step.State))
            {
                ShowStep(plan, step);
            }
        }

        return true;
    }

    private bool Load(string spec)
    {
        var plans = call.ShowSteps ? calls.Explain(spec).Plans : [];
        LoadReply reply;
        try
        {
            reply = calls.Load(spec, _parameters);
        }
        catch (VarlinkException e) when (e.Error == ErrorNames.InstallLoop)
        {
            // Not for the real modprobe: it would go on calling itself.
            _log.CouldNotInsert(spec, ELOOP);
            return false;
        }

        if (reply.Outcome == WireOutcome.Unmet)
        {
            return NotFound(spec, null);
        }

        if (plans.Count > 0)
        {
            ShowAttempts(plans, reply);
        }

        return Report(spec, reply);
    }

    private bool Report(string spec, LoadReply reply)
    {
        var success = Succeeded(reply.Outcome);
        var told = false;
        foreach (var module in reply.Modules)
        {
            if (module is { Outcome: WireOutcome.Failed, Stage: WireStage.Command, Message: { } message })
            {
                _log.Detail(message);
            }

            if (module.Requested)
            {
                told = true;
                success = Succeeded(module.Outcome) && module.Errno == 0;
                if (!success)
                {
                    _log.CouldNotInsert(module.Name, ErrorOf(module));
                }
            }
        }

        if (!told && !success)
        {
            _log.CouldNotInsert(spec, reply.Outcome == WireOutcome.TimedOut ? ETIMEDOUT : EINVAL);
        }

        return success;
    }

    // kmod prints a step when it tries it: not what it finds in the kernel, and nothing behind a failure. A module that another
    // request is loading is left out: what it is loaded with is not in our plan.
    private void ShowAttempts(IReadOnlyList<Plan> plans, LoadReply reply)
    {
        var attempted = reply.Modules
            .Where(static m => m is { Role: WireRole.Leader or WireRole.Remembered } and not { Stage: WireStage.Dependency })
            .Select(static m => m.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            foreach (var step in plan.Steps)
            {
                if (step.Action != "builtin" && attempted.Contains(step.Name))
                {
                    ShowStep(plan, step);
                }
            }
        }
    }

    private void ShowStep(Plan plan, Step step)
    {
        if (call.ShowSteps && PlanText.Line(step, step.Name == plan.Target ? _parameters : null) is { } line)
        {
            _log.Show(line);
        }
    }

    private bool NotFound(string spec, ExplainReply? reply)
    {
        if (_log.TellsNotFound(call.All))
        {
            _log.NotFound(spec, (reply ?? calls.Explain(spec)).ModulesDirectory, call.All);
        }

        return false;
    }

    private static Step? TargetOf(Plan plan) => plan.Steps.FirstOrDefault(s => s.Name == plan.Target);

    private static bool Succeeded(WireOutcome outcome) =>
        outcome is WireOutcome.Live or WireOutcome.Builtin or WireOutcome.Blacklisted or WireOutcome.Commanded;

    private static int ErrorOf(ModuleReply module) => module switch
    {
        { Errno: > 0 } => module.Errno,
        { Outcome: WireOutcome.TimedOut } => ETIMEDOUT,
        { Outcome: WireOutcome.Unmet } => ENOENT,
        _ => EINVAL,
    };
}
