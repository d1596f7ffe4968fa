using ActorLoad.Actors.Journal;
using ActorLoad.Actors.Modules;
using ActorLoad.Actors.Requests;
using ActorLoad.Host.Configuration;
using ActorLoad.Host.Rpc;
using ActorLoad.Rpc;
using Akka.Configuration;

namespace ActorLoad.Host.Tests.Configuration;

public sealed class ReferenceFileSpecs
{
    private static readonly ServiceOptions Defaults = ServiceConfiguration.Load(null, []).Options;

    [Fact]
    public void The_file_should_have_every_key_once() => Assert.Equal(
        Settings.All.Select(setting => $"actorload.{setting.Key}"),
        HoconParser.Parse(ReferenceFile.Source.Text).Where(key => key.Value is not null).Select(key => key.Path));

    [Fact]
    public void The_defaults_should_be_those_of_the_records()
    {
        var journal = new JournalOptions("", "");
        Assert.Equal(RequestLimits.Default, Defaults.Requests);
        Assert.Equal(FailurePolicy.Default, Defaults.Failures);
        Assert.Equal(RpcLimits.Default, Defaults.Rpc);
        Assert.Equal(Contract.DefaultSocket, Defaults.Socket);
        Assert.Equal((journal.FlushInterval, journal.Capacity), (Defaults.Journal.FlushInterval, Defaults.Journal.Capacity));
    }

    [Fact]
    public void Each_number_and_duration_should_have_its_range_in_the_comment_above_it()
    {
        var lines = ReferenceFile.Source.Text.Split('\n');
        foreach (var key in HoconParser.Parse(ReferenceFile.Source.Text).Where(key => key.Value is not null))
        {
            var expected = Settings.Find(key.Path["actorload.".Length..])!.Kind.Expected;
            if (expected.Split("between ") is [_, var range])
            {
                var before = string.Join(' ', lines.Take(key.Line - 1).TakeLast(10).Where(line => line.TrimStart().StartsWith('#')).Select(line => line.Trim(' ', '#')));
                Assert.Contains(range.Replace(" and ", " to "), before);
            }
        }
    }

    // Whoever reads the installed file with another HOCON reader must see the same.
    [Fact]
    public void Akka_should_read_the_same()
    {
        var akka = ConfigurationFactory.ParseString(ReferenceFile.Source.Text);
        Assert.All(
            Settings.All.Where(setting => setting != Settings.ConfigDirectories),
            setting => Assert.Equal(setting.Kind.Read(new ConfigValue(akka.GetString($"actorload.{setting.Key}"), null)).Value, Value(setting)));
    }

    private static object Value(Setting setting)
    {
        var values = new Dictionary<Setting, SettingInUse>();
        Assert.Empty(ReferenceFile.Source.ReadInto(values));
        return values[setting].Value;
    }
}
