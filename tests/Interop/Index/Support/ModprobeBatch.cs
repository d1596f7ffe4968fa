using System.Text;

namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>
/// Asks modprobe for many specs in one process: <c>modprobe -a -D</c>, with a spec between them that is known to print
/// one line of its own, so that every other line has its place.
/// </summary>
public sealed class ModprobeBatch
{
    private const string Mark = "actorload_mark";
    private const string MarkLine = "install true ";
    private const int Size = 400;

    private readonly DebianTree _tree;
    private readonly string _config;

    public ModprobeBatch(DebianTree tree, string config)
    {
        (_tree, _config) = (tree, config);
        File.WriteAllText($"{config}/zz-mark.conf", $"install {Mark} true\n");
    }

    /// <summary>The answers, in order and in the form of <see cref="Modprobe.Render"/>.</summary>
    public async Task<IReadOnlyList<string>> AskAsync(IReadOnlyList<string> specs)
    {
        var chunks = specs.Chunk(Size).ToArray();
        var answers = new string[chunks.Length][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, chunks.Length),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (i, _) => answers[i] = await Task.Run(() => Ask(chunks[i])));
        return [.. answers.SelectMany(answer => answer)];
    }

    private string[] Ask(string[] specs)
    {
        var arguments = new List<string> { "-d", _tree.Root, "-S", _tree.Version, "-C", _config, "-a", "-D", "--" };
        foreach (var spec in specs)
            arguments.AddRange([spec, Mark]);
        var result = Tool.Run("modprobe", arguments);
        var missing = result.Errors.Split('\n').Where(line => line.Contains(" not found in directory ", StringComparison.Ordinal)).ToHashSet();
        var answers = new List<string>();
        var lines = new StringBuilder();
        foreach (var line in result.Output.Split('\n'))
        {
            if (line != MarkLine)
            {
                lines.Append(line).Append('\n');
                continue;
            }

            var spec = specs[answers.Count];
            var found = !missing.Any(text => text.Contains($"Module {spec} not found", StringComparison.Ordinal));
            answers.Add(lines + (found ? "found" : "not found"));
            lines.Clear();
        }

        return answers.Count == specs.Length
            ? [.. answers]
            : throw new InvalidOperationException($"modprobe answered {answers.Count} of {specs.Length} specs: {result.Errors}");
    }
}
