using ActorLoad.Interop.Tests.Index.Support;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Interop.Tests.Abi;

/// <summary>A program in C, compiled against this system's headers: what they say is what holds.</summary>
internal static class CProgram
{
    /// <summary>Compiles main() with this body, runs it and returns the lines it printed.</summary>
    public static string[] Run(string includes, string body)
    {
        using var folder = new MadeFolder();
        var headers = string.Concat(includes.Split(' ').Select(header => $"#include <{header}>\n"));
        var source = folder.Write("abi.c", $"#define _GNU_SOURCE\n{headers}int main(void)\n{{\n{body}\nreturn 0;\n}}\n");
        _ = Tool.Succeed("gcc", "-Wall", "-Werror", "-o", $"{folder.Path}/abi", source);
        return Tool.Succeed($"{folder.Path}/abi").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The values of integer expressions.</summary>
    public static IEnumerable<long> Values(string includes, params string[] expressions) =>
        [.. Run($"{includes} stdio.h", string.Join('\n', expressions.Select(text => $"printf(\"%lld\\n\", (long long)({text}));"))).Select(long.Parse)];
}
