using System.Globalization;
using System.Text;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Client.Commands;

/// <summary>The kernel's modules and who loaded them, for people.</summary>
internal static class ModulesText
{
    /// <summary>A line for each, under a head.</summary>
    public static string Of(ModulesReply reply)
    {
        var text = new StringBuilder();
        var width = Math.Max("MODULE".Length, reply.Modules.Select(static module => module.Name.Length).DefaultIfEmpty().Max());
        Row(text, width, "MODULE", "KB", "USED", "LOADED AT", "MS", "FOR");
        foreach (var module in reply.Modules)
        {
            Row(
                text,
                width,
                module.Name,
                (module.Bytes / 1024).ToString(CultureInfo.InvariantCulture),
                module.References.ToString(CultureInfo.InvariantCulture),
                module.At?.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture) ?? "-",
                module.Microseconds is { } microseconds ? (microseconds / 1000.0).ToString("F1", CultureInfo.InvariantCulture) : "-",
                For(module));
        }

        return text.ToString();
    }

    private static string For(KernelModule module) => module.Source switch
    {
        "service" => module.Requester ?? "not recorded",
        "before" => "loaded by others before the service began",
        _ => "loaded by others",
    };

    private static void Row(StringBuilder text, int width, string name, string size, string used, string at, string took, string who) =>
        text.Append(name.PadRight(width)).Append(CultureInfo.InvariantCulture, $" {size,7} {used,4} {at,-12} {took,9}  {who}\n");
}
