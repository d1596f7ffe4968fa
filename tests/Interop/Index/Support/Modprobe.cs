using ActorLoad.Interop.Index;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>kmod's own modprobe, and our plans in its words.</summary>
public static class Modprobe
{
    /// <summary>What <c>modprobe -D</c> says of one spec: its lines, and whether it found the spec.</summary>
    public static string Ask(MadeTree tree, string spec, ResolveFlags flags = ResolveFlags.None, FakeCommandLine? commandLine = null)
    {
        var options = new List<string> { "-d", tree.Root, "-S", MadeTree.Version, "-C", tree.Config, "-D" };
        if (flags.HasFlag(ResolveFlags.UseBlacklist))
            options.Add("-b");
        if (flags.HasFlag(ResolveFlags.IgnoreInstall))
            options.Add("-i");
        var result = commandLine is null
            ? Tool.Run("modprobe", [.. options, "--", spec])
            : commandLine.Run("modprobe", [.. options, "--", spec]);
        return result.Output + (result.ExitCode == 0 ? "found" : "not found");
    }

    /// <summary>The same of our answer.</summary>
    public static string Render(Resolution resolution) =>
        string.Concat(Lines(resolution).Select(line => line + "\n"))
        + (resolution.Source == LookupSource.None ? "not found" : "found");

    /// <summary>The plan as <c>modprobe -D</c> prints it (tools/modprobe.c, print_action).</summary>
    public static IEnumerable<string> Lines(Resolution resolution)
    {
        foreach (var step in resolution.Plans.SelectMany(plan => plan.Steps))
        {
            var options = step.Options.Length == 0 ? "" : step.Options + " ";
            switch (step.Action)
            {
                case StepAction.Insert:
                    yield return $"insmod {step.IndexPath} {options}";
                    break;
                case StepAction.Command:
                    yield return $"install {step.Command} {options}";
                    break;
                case StepAction.Builtin:
                    yield return $"builtin {step.Name}";
                    break;
                default:
                    break;
            }
        }
    }
}
