using System.Globalization;

namespace ActorLoad.InProcess;

/// <summary>What was measured, in the form that benchmarks/lib.sh reads.</summary>
internal static class Samples
{
    public static void Ours(string row, double value) => Write(row, "ours", value);

    public static void Peer(string row, double value) => Write(row, "peer", value);

    private static void Write(string row, string side, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sample\t{row}\t{side}\t{value:0.###}"));
}
