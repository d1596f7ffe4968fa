using System.Text.RegularExpressions;
using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Packaging;

public sealed partial class ManPageSpecs
{
    [Fact]
    public void Daemons_page_should_have_the_options_of_its_help()
    {
        var options = Page("actorloadd.8").Split("\n.SH OPTIONS\n")[1].Split("\n.SH ")[0];
        Assert.Equal(Options(CommandLine.HelpText), Options(options));
    }

    [Fact]
    public void Configurations_page_should_have_every_key_and_no_other()
    {
        var keys = Page("actorload-config.5").Split("\n.SH KEYS\n")[1].Split("\n.SH ")[0];
        var tags = string.Join(' ', keys.Split("\n.TP\n")[1..].Select(entry => entry.Split('\n')[0]));
        Assert.Equal(Settings.All.Select(setting => setting.Key).Order(), Key().Matches(tags).Select(match => match.Value).Order());
    }

    [Fact]
    public void Packaged_configuration_should_be_good_and_turn_the_doors_on()
    {
        var options = ServiceConfiguration.Load(Path.Combine(AppContext.BaseDirectory, "etc", "config.hocon"), []).Options;
        Assert.True(options is { Uevents.Enabled: true, Coldplug.AtStart: true, BootLists.Enabled: true });
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "man", name)).Replace("\\-", "-");

    private static SortedSet<string> Options(string text) => [.. Option().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("--[a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Option();

    [GeneratedRegex(@"[a-z][a-z-]*(\.[a-z-]+)*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
