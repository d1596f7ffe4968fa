using ActorLoad.Client.Native;
using ActorLoad.Rpc;
using ActorLoad.Rpc.Messages;
using static Tmds.Linux.LibC;

namespace ActorLoad.Client.Commands;

/// <summary>The lines of <c>actorload load</c>.</summary>
internal static class LoadText
{
    /// <summary>A line for each module; for a spec that came to none, a line for the spec.</summary>
    public static string Lines(string spec, LoadReply reply)
    {
        if (reply.Modules.IsEmpty)
        {
            return Line(spec, reply.Outcome, reply.Role, Detail(reply.Outcome));
        }

        return string.Concat(reply.Modules.Select(static m => Line(m.Name, m.Outcome, m.Role, Detail(m))));
    }

    private static string Line(string name, WireOutcome outcome, WireRole role, string detail) =>
        $"{name,-24} {WireText.Of(outcome),-11} {WireText.Of(role),-11} {detail}".TrimEnd() + '\n';

    private static string Detail(WireOutcome outcome) => outcome switch
    {
        WireOutcome.Unmet => "nothing provides it",
        WireOutcome.TimedOut => "no answer within the time limit; the load goes on",
        _ => "",
    };

    private static string Detail(ModuleReply module)
    {
        var parts = new List<string>();
        if (module.Errno != 0)
        {
            parts.Add(Error(module));
        }
        else if (module.Message is not null)
        {
            parts.Add(module.Message);
        }
        else if (Detail(module.Outcome) is { Length: > 0 } text)
        {
            parts.Add(text);
        }

        if (module.ParametersIgnored)
        {
            parts.Add("the parameters were not applied: it was loading or loaded already");
        }

        if (module.ConflictsWith is { } other)
        {
            parts.Add($"the kernel has this name from {other}");
        }

        return string.Join("; ", parts);
    }

    private static string Error(ModuleReply module)
    {
        if (module is { Errno: var errno, Outcome: not WireOutcome.Failed } && errno == EEXIST)
        {
            return "EEXIST: it was there already";
        }

        var name = module.ErrnoName ?? $"errno {module.Errno}";
        var stage = module.Stage == WireStage.None ? "" : $", at {WireText.Of(module.Stage)}";
        var message = module.Message is null ? "" : $": {module.Message}";
        return $"{name} ({ErrorNumber.Text(module.Errno)}){stage}{message}";
    }
}
