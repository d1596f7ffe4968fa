using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Modprobe;

/// <summary>The lines that modprobe prints for the steps of a plan.</summary>
internal static class PlanText
{
    /// <summary>
    /// The line of a step, or null where kmod prints none. The space behind an option from modprobe.d, and behind the path where
    /// there is no option, is kmod's.
    /// </summary>
    /// <param name="step">From an Explain without the caller's parameters.</param>
    /// <param name="parameters">The caller's parameters if this is the requested module; null otherwise.</param>
    public static string? Line(Step step, string? parameters)
    {
        var options = step.Options.Length == 0 ? parameters : $"{step.Options} {parameters}";
        return step.Action switch
        {
            "insert" => $"insmod {step.IndexPath ?? step.Path} {options}",
            "command" => $"install {step.Command} {options}",
            "builtin" => $"builtin {step.Name}",
            _ => null,
        };
    }

    /// <summary>Whether a module of this state is in the kernel for kmod: a module that is still coming is not.</summary>
    public static bool IsInKernel(string state) => state is "live" or "builtin";
}
