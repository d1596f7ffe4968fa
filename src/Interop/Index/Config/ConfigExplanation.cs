using System.Collections.Immutable;
using System.Text;

namespace ActorLoad.Interop.Index.Config;

/// <summary>
/// Finds the lines of configuration behind an answer of the index. It only explains: libkmod decided. Immutable, any
/// thread; read it anew for a new generation.
/// </summary>
public sealed unsafe class ConfigExplanation
{
    private readonly ImmutableArray<ConfigLine> _lines;

    private ConfigExplanation(ImmutableArray<ConfigLine> lines) => _lines = lines;

    /// <summary>All lines, in libkmod's order.</summary>
    internal IReadOnlyList<ConfigLine> Lines => _lines;

    /// <summary>Reads modprobe.d and the kernel command line. What cannot be read counts as empty, as for libkmod.</summary>
    /// <param name="modulesDirectory">Where modules.softdep is.</param>
    /// <param name="configPaths">The folders or files of modprobe.d in order.</param>
    /// <param name="commandLineFile">The kernel command line.</param>
    public static ConfigExplanation Read(
        string modulesDirectory, IEnumerable<string> configPaths, string commandLineFile = "/proc/cmdline")
    {
        var commandLine = File.Exists(commandLineFile) ? File.ReadAllText(commandLineFile) : "";
        return new ConfigExplanation(
            [.. ConfigFiles.Read(modulesDirectory, configPaths), .. KernelCommandLine.Parse(commandLine, commandLineFile)]);
    }

    /// <summary>The lines that made the answer what it is: how the spec was found, then plan by plan and step by step.</summary>
    public ImmutableArray<Decision> DecisionsFor(Resolution resolution, ResolveFlags flags)
    {
        var decisions = new List<Decision>();
        decisions.AddRange(AliasLines(resolution).Select(line => Because("alias", line)));
        foreach (var plan in resolution.Plans)
        {
            if (plan.Blacklisted)
                decisions.AddRange(Of(ConfigKind.Blacklist).Where(line => line.Key == plan.Target).Select(line => Because("blacklist", line)));
            for (var i = 0; i < plan.Steps.Length; i++)
            {
                var ignored = i == plan.TargetStep && flags.HasFlag(ResolveFlags.IgnoreInstall);
                decisions.AddRange(StepDecisions(plan.Steps[i], ignored));
            }

            if (resolution.Source == LookupSource.InstallCommand && FirstFor(ConfigKind.Install, plan.Target) is null)
                decisions.AddRange(Just("remove", FirstFor(ConfigKind.Remove, plan.Target)));
        }

        return [.. decisions.Distinct()];
    }

    /// <summary>Where the options of a step of <paramref name="plan"/> come from; joined with spaces they are its options.</summary>
    public ImmutableArray<OptionSource> OptionSourcesFor(Resolution resolution, ModulePlan plan, PlanStep step)
    {
        // libkmod also takes the options of the alias by which it came to a module, and does not tell which that was.
        var byName = OptionLines(step.Name, alias: null);
        var lines = AliasesIn(resolution, plan)
            .Select(alias => OptionLines(step.Name, alias))
            .Prepend(byName)
            .FirstOrDefault(lines => string.Join(' ', lines.Select(line => line.Value)) == step.Options, byName);
        return [.. lines.Select(line => new OptionSource(line.Value, line.File, line.Number))];
    }

    private static Decision Because(string what, ConfigLine line) => new(what, line.File, line.Number, line.Text);

    private static IEnumerable<Decision> Just(string what, ConfigLine? line) => line is null ? [] : [Because(what, line)];

    private static bool Matches(string pattern, string text)
    {
        fixed (byte* patternBytes = Encoding.UTF8.GetBytes(pattern + '\0'), textBytes = Encoding.UTF8.GetBytes(text + '\0'))
            return Libkmod.FnMatch(patternBytes, textBytes, 0) == 0;
    }

    private IEnumerable<Decision> StepDecisions(PlanStep step, bool ignored)
    {
        var install = FirstFor(ConfigKind.Install, step.Name);
        var softdep = FirstFor(ConfigKind.Softdep, step.Name);
        if (ignored)
        {
            return Just("install, not applied: --ignore-install was asked for", install)
                .Concat(Just("softdep, not applied: --ignore-install was asked for", softdep));
        }

        if (step.Action != StepAction.Command)
            return Just("softdep", softdep).Concat(Just("install, not applied: the module has softdeps too", install));
        return Just("softdep", softdep).Concat(Just("install", CommandLine(step) ?? install));
    }

    private ConfigLine? CommandLine(PlanStep step) =>
        Of(ConfigKind.Install).FirstOrDefault(line => line.Value == step.Command && Matches(line.Key, step.Name));

    private IEnumerable<ConfigLine> AliasLines(Resolution resolution) =>
        resolution.Source == LookupSource.ConfigAlias && SpecText.Normalize(resolution.Spec) is { } spec
            ? Of(ConfigKind.Alias).Where(line => Matches(line.Key, spec))
            : [];

    /// <summary>All aliases by which a module of the plan may have been reached: the spec, softdeps, and config aliases of these.</summary>
    private IEnumerable<string> AliasesIn(Resolution resolution, ModulePlan plan)
    {
        var asked = plan.Steps
            .Select(step => FirstFor(ConfigKind.Softdep, step.Name))
            .SelectMany(line => line?.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Prepend(resolution.Spec)
            .Select(SpecText.Normalize)
            .OfType<string>()
            .Distinct()
            .ToList();
        return asked.Concat(asked.SelectMany(spec => Of(ConfigKind.Alias).Where(line => Matches(line.Key, spec)).Select(line => line.Key)));
    }

    private List<ConfigLine> OptionLines(string name, string? alias) =>
        [.. Of(ConfigKind.Options).Where(line => line.Value.Length > 0 && (line.Key == name || line.Key == alias))];

    private ConfigLine? FirstFor(ConfigKind kind, string name) => Of(kind).FirstOrDefault(line => Matches(line.Key, name));

    private IEnumerable<ConfigLine> Of(ConfigKind kind) => _lines.Where(line => line.Kind == kind);
}
