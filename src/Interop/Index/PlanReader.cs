using System.Collections.Immutable;
using static ActorLoad.Interop.Index.ProbeLog;

namespace ActorLoad.Interop.Index;

/// <summary>Makes a plan of one match from libkmod's dry run: order, options and commands are libkmod's own.</summary>
internal sealed unsafe class PlanReader(CanonicalPaths paths)
{
    /// <summary>The longest name that can be a module's: a file name's length. libkmod's sysfs buffers hold no more than 4 kB.</summary>
    private const int LongestName = 255;

    /// <summary>Reads the plan of <paramref name="target"/>.</summary>
    /// <param name="target">A module of libkmod.</param>
    /// <param name="flags">The caller's options.</param>
    /// <param name="targetName">The target's name where it is known better than by its file's name, or null.</param>
    public ModulePlan Read(nint target, ResolveFlags flags, string? targetName = null)
    {
        var name = targetName ?? Libkmod.Text(Libkmod.GetName(target))!;
        using var log = Run(target, ProbeFlags(flags));
        if (log.Result < 0)
            throw new IndexException(-log.Result, $"libkmod cannot work out what '{name}' needs (errno {-log.Result})");
        if (log.Result > 0)
            return new ModulePlan(name, Blacklisted: true, [], -1);

        var entries = log.Entries;
        var required = RequiredModules(target);
        var after = SoftdepEdges(entries, target, flags);
        var steps = ImmutableArray.CreateBuilder<PlanStep>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            var stepName = entries[i].Module == target ? name : Libkmod.Text(Libkmod.GetName(entries[i].Module))!;
            steps.Add(Step(entries[i], stepName) with
            {
                Required = required.Contains(entries[i].Module),
                Dependencies = DependencyEdges(entries, i),
                After = [.. after[i]],
            });
        }

        return new ModulePlan(name, Blacklisted: false, steps.MoveToImmutable(), entries.FindLastIndex(e => e.Module == target));
    }

    private static Libkmod.Probe ProbeFlags(ResolveFlags flags)
    {
        var probe = Libkmod.Probe.ApplyBlacklistAliasOnly;
        if (flags.HasFlag(ResolveFlags.UseBlacklist))
            probe |= Libkmod.Probe.ApplyBlacklist;
        if (flags.HasFlag(ResolveFlags.IgnoreInstall))
            probe |= Libkmod.Probe.IgnoreCommand;
        return probe;
    }

    private PlanStep Step(Entry entry, string name)
    {
        // libkmod joins its options and the caller's with a space, also when there are none of the caller's.
        var options = entry.Options.EndsWith(' ') ? entry.Options[..^1] : entry.Options;
        var indexPath = Libkmod.Text(Libkmod.GetPath(entry.Module));
        var step = new PlanStep(name, null, indexPath, StepAction.Missing, options, null, false, [], []);
        if (indexPath is not null)
            step = step with { Path = paths.Of(indexPath) };
        if (entry.IsCommand)
            return step with { Action = StepAction.Command, Command = Libkmod.Text(Libkmod.GetInstallCommands(entry.Module)) };
        if (indexPath is not null)
            return step with { Action = StepAction.Insert };
        return IsBuiltin(entry.Module) ? step with { Action = StepAction.Builtin } : step;
    }

    private static bool IsBuiltin(nint module) =>
        Libkmod.Bytes(Libkmod.GetName(module)).Length <= LongestName
        && Libkmod.GetInitState(module) == Libkmod.StateBuiltin;

    /// <summary>The target and its hard dependencies: what libkmod marks as required before its dry run.</summary>
    private static HashSet<nint> RequiredModules(nint target)
    {
        using var dependencies = new ModuleList(Libkmod.GetDependencies(target));
        var required = new HashSet<nint> { target };
        foreach (var module in dependencies)
            required.Add(module);
        return required;
    }

    private static ImmutableArray<int> DependencyEdges(List<Entry> entries, int step)
    {
        using var dependencies = new ModuleList(Libkmod.GetDependencies(entries[step].Module));
        if (dependencies.IsEmpty)
            return [];
        var edges = new SortedSet<int>();
        foreach (var module in dependencies)
            AddIfEarlier(edges, IndexOf(entries, module), step);
        return [.. edges];
    }

    /// <summary>For each step the earlier ones that it comes after by a softdep, of its own or of the other.</summary>
    private static SortedSet<int>[] SoftdepEdges(List<Entry> entries, nint target, ResolveFlags flags)
    {
        var edges = new SortedSet<int>[entries.Count];
        for (var i = 0; i < edges.Length; i++)
            edges[i] = [];
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Module == target && flags.HasFlag(ResolveFlags.IgnoreInstall))
                continue;
            nint pre = 0, post = 0;
            _ = Libkmod.GetSoftdeps(entries[i].Module, ref pre, ref post);
            using var before = new ModuleList(pre);
            using var after = new ModuleList(post);
            foreach (var module in before)
                AddIfEarlier(edges[i], IndexOf(entries, module), i);
            foreach (var module in after)
            {
                var later = IndexOf(entries, module);
                if (later > i)
                    edges[later].Add(i);
            }
        }

        return edges;
    }

    private static void AddIfEarlier(SortedSet<int> edges, int index, int step)
    {
        if (index >= 0 && index < step)
            edges.Add(index);
    }

    /// <summary>The first step of a module of this name: one module may be there twice, once by name and once by alias.</summary>
    private static int IndexOf(List<Entry> entries, nint module)
    {
        var name = Libkmod.Bytes(Libkmod.GetName(module));
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Module == module || Libkmod.Bytes(Libkmod.GetName(entries[i].Module)).SequenceEqual(name))
                return i;
        }

        return -1;
    }
}
