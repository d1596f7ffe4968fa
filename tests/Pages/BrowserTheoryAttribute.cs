namespace ActorLoad.Pages.Tests;

/// <summary>A theory that needs Chromium; where it is not installed, it says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Program is null ? "chromium is not installed (apt-get install chromium)" : null;
}
