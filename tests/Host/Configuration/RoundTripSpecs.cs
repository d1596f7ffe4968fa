using ActorLoad.Host.Configuration;
using Akka.Configuration;
using Akka.Event;
using CsCheck;

namespace ActorLoad.Host.Tests.Configuration;

public sealed class RoundTripSpecs
{
    private static readonly Gen<string> Paths =
        Gen.String[Gen.Char, 0, 40].Where(text => !text.Contains('\0') && !text.Any(char.IsSurrogate)).Select(text => $"/{text}");

    private static readonly Gen<TimeSpan> Times = Gen.Int[100, 10_000].Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<(Setting Setting, object Value)> Values = Gen.OneOf(
        Of(Settings.JournalPath, Paths),
        Of(Settings.ModulesDirectory, Paths),
        Of(Settings.ConfigDirectories, Paths.List[0, 5].Select(paths => (IReadOnlyList<string>)paths)),
        Of(Settings.StopWithin, Times),
        Of(Settings.FlushInterval, Times.Select(time => time + TimeSpan.FromMicroseconds(-50))),
        Of(Settings.RememberPolicy, Gen.Int[0, 1440].Select(minutes => TimeSpan.FromMinutes(minutes))),
        Of(Settings.FrameBytes, Gen.Int[8 << 10, 16 << 20]),
        Of(Settings.Attempts, Gen.Int[1, 10]),
        Of(Settings.UeventsEnabled, Gen.Const(false)),
        Of(Settings.Level, Gen.Enum<LogLevel>()));

    [Fact]
    public void Every_value_should_be_read_as_it_was_written_from_a_file_and_from_the_command_line() =>
        Values.Sample(
            written =>
            {
                var hocon = written.Setting.Kind.Write(written.Value);
                Assert.Equal(written.Value, Read(written.Setting, $"actorload {{ {written.Setting.Key} = {hocon} # x\n}}"));
                Assert.Equal(written.Value, Read(written.Setting, SetArgument.Read($"{written.Setting.Key}={hocon}").Text));
            },
            iter: 5_000);

    // Akka's parser drops blanks at the ends of a text, quoted or not, and knows no line that starts with a comma.
    [Fact]
    public void Texts_should_mean_what_they_mean_to_Akka()
    {
        var compared = 0;
        Gen.String[Gen.Char[" \t\"\\/#{}[]=:$ab.-+\n'%~é"], 0, 12].Sample(
            value =>
            {
                var text = $"actorload {{ a = x{value}\n}}";
                if (OnlyText(text) is { } mine)
                {
                    Assert.Equal(mine.Trim(), ConfigurationFactory.ParseString(text).GetString("actorload.a"));
                    Interlocked.Increment(ref compared);
                }
            },
            iter: 20_000);
        Assert.InRange(compared, 1_000, 20_000);
    }

    // However damaged a file is, it is answered.
    [Fact]
    public void Any_text_should_be_read_or_refused()
    {
        var good = string.Join('\n', ServiceConfiguration.Load(null, []).Describe());
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 60], Gen.String[Gen.Char["{}[]\"=:,.$#/\\ \nab\u0001"], 0, 10]).Sample(
            (at, length, inserted) =>
            {
                var text = good.Remove(at, length).Insert(at, inserted);
                Assert.All(
                    new ConfigurationSource("FILE", text, HasLines: true).ReadInto(new Dictionary<Setting, SettingInUse>()),
                    problem => Assert.Matches("^FILE:[0-9]+: .", problem));
            },
            iter: 5_000);
    }

    // Null where the text is refused, or has more keys: Akka is not asked what it may not come back from.
    private static string? OnlyText(string text)
    {
        try
        {
            return HoconParser.Parse(text) is [_, { Value: { IsList: false } value }] && !value.References.Any()
                ? new HoconReferences([]).Fill(value).Text
                : null;
        }
        catch (HoconSyntaxException)
        {
            return null;
        }
    }

    private static object Read(Setting setting, string text)
    {
        var values = new Dictionary<Setting, SettingInUse>();
        Assert.Empty(new ConfigurationSource("FILE", text, HasLines: true).ReadInto(values));
        return values[setting].Value;
    }

    private static Gen<(Setting, object)> Of<T>(Setting setting, Gen<T> values)
        where T : notnull => values.Select(value => (setting, (object)value));
}
