using System.Globalization;
using System.Text;
using ActorLoad.Client.Native;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary>What a load would do and why, for people.</summary>
internal static class ExplainText
{
    /// <summary>Where it was found, the lines that decided, the plan of each match.</summary>
    public static string Of(string spec, ExplainReply reply)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{spec}: {Found(reply)}\n");
        text.Append(CultureInfo.InvariantCulture, $"tree {reply.ModulesDirectory}, index generation {reply.Generation}\n");
        foreach (var decision in reply.Decisions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {decision.What,-10} {Place(decision.File, decision.Line)}: {decision.Text}\n");
        }

        foreach (var plan in reply.Plans)
        {
            Append(text, plan);
        }

        return text.ToString();
    }

    private static string Found(ExplainReply reply) => reply.Source switch
    {
        "path" => "the path of a file",
        "config-alias" => "an alias line of modprobe.d",
        "modules-dep" => "a module's own name (modules.dep)",
        "symbol" => "a symbol (modules.symbols)",
        "install-command" => "an install line of modprobe.d",
        "modules-alias" => "an alias in a module (modules.alias)",
        "builtin" => "built into the kernel (modules.builtin)",
        _ when reply.Errno != 0 => reply.Message ?? ErrorNumber.Text(reply.Errno),
        _ => reply.Message is null ? "nothing provides it" : $"nothing provides it: {reply.Message}",
    };

    private static void Append(StringBuilder text, Plan plan)
    {
        text.Append('\n').Append(plan.Target);
        if (plan.Blacklisted)
        {
            text.Append(": blacklisted, nothing would be done\n");
            return;
        }

        text.Append(":\n");
        for (var i = 0; i < plan.Steps.Count; i++)
        {
            Append(text, i + 1, plan.Steps[i]);
        }
    }

    private static void Append(StringBuilder text, int number, Step step)
    {
        var required = step.Required ? "" : ", its failure is passed over";
        text.Append(CultureInfo.InvariantCulture, $"{number,4}. {Action(step)} ({step.State}{After(step)}{required})\n");
        foreach (var source in step.OptionSources)
        {
            text.Append(CultureInfo.InvariantCulture, $"        {source.Options}  ({Place(source.File, source.Line)})\n");
        }
    }

    private static string Action(Step step) => step.Action switch
    {
        "insert" => $"insert {step.Name} {step.IndexPath ?? step.Path}",
        "command" => $"run for {step.Name}: {step.Command}",
        "builtin" => $"nothing for {step.Name}: it is built in",
        _ => $"fail for {step.Name}: it has no file",
    };

    private static string After(Step step)
    {
        var numbers = step.Dependencies.Concat(step.After).Distinct().Order().Select(static i => i + 1);
        return numbers.Any() ? $", after {string.Join(", ", numbers)}" : "";
    }

    private static string Place(string file, int line) => line > 0 ? $"{file}:{line}" : file;
}
