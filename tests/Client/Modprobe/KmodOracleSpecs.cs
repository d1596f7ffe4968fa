using ActorLoad.Client.Modprobe;
using ActorLoad.Client.Tests.Support;
using CsCheck;

namespace ActorLoad.Client.Tests.Modprobe;

/// <summary>The same words to kmod's modprobe and to the client: the same output, the same messages, the same status.</summary>
public sealed class KmodOracleSpecs(ModuleTree tree) : IClassFixture<ModuleTree>
{
    // Words of all kinds: options in every spelling, ends of options, specs, parameters.
    private static readonly string[] Words =
    [
        "-n", "-v", "-q", "-a", "-b", "-i", "-D", "-R", "-nv", "-qa", "-Da", "-bD", "--dry-run", "--show", "--show-dep", "--all",
        "--al", "--verbose", "--verb", "--quiet", "--first-time", "--first", "--use", "--ignore-install", "--ignore", "--resolve",
        "--", "-", "", "foo", "bar", "al:one", "al:two", "quux-x", "quux_x", "nick", "cmd", "core_thing", "banned", "bl:x", "nosuch",
        "x=1", "x=a b", "y=\"a b\"", "z", "-x", "--nope", "--s", "-1", "--all=1", "f o o", "näme",
    ];

    [Fact]
    public async Task Modprobe_should_answer_random_command_lines_as_kmod_does()
    {
        await Gen.Int[0, Words.Length - 1].Select(static i => Words[i]).Array[1, 6].SampleAsync(words => Compare(["-n", .. words], null), iter: 400, threads: 2);
    }

    [Fact]
    public async Task Modprobe_should_cut_MODPROBE_OPTIONS_as_kmod_does()
    {
        string[] pieces = ["-a", "-v", "-D", "\"", "'", " ", "  ", "foo", "x=1", "--", "-n", "q"];
        var environment = Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 7]
            .Select(static w => string.Concat(w));
        await environment.Select(text => $"-n {string.Join(' ', tree.Place)} {text}").Where(HasRoomInKmod)
            .SampleAsync(text => Compare(["bar"], text), iter: 300, threads: 2);
    }

    // kmod's table has room for two arguments more than there are spaces. But quotes around a whole argument end it without a space;
    // with more such arguments the table runs into the text behind it, and the options at its beginning are gone.
    private static bool HasRoomInKmod(string options) => EnvironmentOptions.Split(options).Count <= options.Count(static c => c == ' ') + 2;

    [Theory]
    [InlineData("-D foo")]
    [InlineData("-D foo x=1")]
    [InlineData("-D bar x=1 y=2")]
    [InlineData("-D al:two x=1")]
    [InlineData("-D cmd x=1")]
    [InlineData("-iD cmd")]
    [InlineData("-D core_thing")]
    [InlineData("-n -v core-thing")]
    [InlineData("-aD foo nosuch quux-x")]
    [InlineData("-aqD nosuch foo")]
    [InlineData("-qD nosuch")]
    [InlineData("-q -v -v -v -n nosuch")]
    [InlineData("-R al:two")]
    [InlineData("-R -a nick al:one nosuch")]
    [InlineData("-bD banned")]
    [InlineData("-D bl:x")]
    [InlineData("-nv --first-time core_thing")]
    [InlineData("foo -n -- -v")]
    public Task Modprobe_should_answer_as_kmod_does(string words) => Compare(words.Split(' '), null);

    [Fact]
    public async Task Modprobe_should_stop_at_the_first_operand_when_POSIXLY_CORRECT() =>
        await Compare(["-n", "foo", "-D", "--nope"], null, ("POSIXLY_CORRECT", "1"));

    private async Task Compare(string[] words, string? environmentOptions, params (string, string)[] environment)
    {
        string[] arguments = environmentOptions is null ? [.. tree.Place, .. words] : words;
        environment = environmentOptions is null ? environment : [.. environment, ("MODPROBE_OPTIONS", environmentOptions)];
        var kmod = await Run.Of("/sbin/modprobe", arguments, environment);
        var ours = ModprobeArguments.Parse(arguments, environmentOptions, environment.Any(static e => e.Item1 == "POSIXLY_CORRECT"));
        if (ours is null)
        {
            // Handed over. With these words that is right where kmod refuses them, and where libkmod tells about itself.
            Assert.True(kmod.Status != 0 || kmod.Error.Contains(": INFO: "), $"handed over for nothing: {string.Join('|', words)} {environmentOptions}");
            return;
        }

        // Whatever the client does not do itself ends as status 3 here.
        var client = await Run.Of(
            Run.Client,
            ["modprobe", .. arguments],
            [.. environment, ("ACTORLOAD_SOCKET", tree.Daemon.Path), ("ACTORLOAD_MODPROBE", "/bin/false")]);
        Assert.True(
            kmod == client, $"{string.Join('|', words)} {environmentOptions}\nkmod:   {kmod}\nclient: {client}");
    }
}
