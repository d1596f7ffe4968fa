namespace ActorLoad.Interop.Tracing;

/// <summary>What the kernel's event <c>module:module_request</c> says (include/trace/events/module.h).</summary>
/// <param name="Name">What is asked for: a module's name or an alias.</param>
/// <param name="Waits">Whether the asking thread waits for the helper.</param>
/// <param name="CallSite">The kernel function that asks.</param>
public sealed record ModuleRequestLine(string Name, bool Waits, string CallSite)
{
    /// <summary>Name of the event.</summary>
    public const string Event = "module_request";

    private const string Wait = " wait=";
    private const string Site = " call_site=";

    /// <summary>The event's text taken apart; null for anything else. What is asked for may have any character in it.</summary>
    public static ModuleRequestLine? Parse(string text)
    {
        var site = text.LastIndexOf(Site, StringComparison.Ordinal);
        var wait = site < 0 ? -1 : text.LastIndexOf(Wait, site, StringComparison.Ordinal);
        return wait <= 0 ? null : new ModuleRequestLine(text[..wait], text[(wait + Wait.Length)..site] == "1", text[(site + Site.Length)..]);
    }
}
