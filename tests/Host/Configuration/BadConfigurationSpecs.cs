using ActorLoad.Host.Configuration;

namespace ActorLoad.Host.Tests.Configuration;

public sealed class BadConfigurationSpecs
{
    private const string TakenOver =
        "cannot be taken over; expected the full path of a value in this file that has no reference itself, e.g. ${actorload.journal.path}";

    // FILE stands for the file's path; lines of the message are separated as in the message.
    public static TheoryData<string, string> Cases => new()
    {
        // Keys.
        { "actorload { sokket = /a }", "FILE:1: actorload.sokket: unknown key; did you mean actorload.socket?" },
        { "actorload {\n journal {\n  pth = /a\n }\n}", "FILE:3: actorload.journal.pth: unknown key; did you mean actorload.journal.path?" },
        { "actorload.flush-interval = 1s", "FILE:1: actorload.flush-interval: unknown key; did you mean actorload.journal.flush-interval?" },
        { "actorload { zzzzzzzz = 1 }", "FILE:1: actorload.zzzzzzzz: unknown key; config.hocon lists all keys" },
        { "actorload { \"journal.path\" = /a }", "FILE:1: actorload.\"journal.path\": unknown key; did you mean actorload.journal.path?" },
        { "# x\njournal { path = /a }", "FILE:2: journal: unknown key: only actorload { } is allowed at the top; did you mean actorload.journal?" },
        { "akka.loglevel = DEBUG", "FILE:1: akka.loglevel: unknown key: only actorload { } is allowed at the top; config.hocon lists all keys" },
        { "actorload = 5", "FILE:1: actorload: this is a group of keys; expected { … }" },
        { "actorload { rpc = 5 }", "FILE:1: actorload.rpc: this is a group of keys; expected { … }" },
        { "actorload { socket { path = /a } }", "FILE:1: actorload.socket: this is a value, not a group of keys; expected an absolute path of at most 107 bytes" },

        // Values.
        { "actorload.processors = 0", "FILE:1: actorload.processors: \"0\" is none of these; expected auto, all or a whole number from 1" },
        { "actorload.processors = some", "FILE:1: actorload.processors: \"some\" is none of these; expected auto, all or a whole number from 1" },
        { "actorload.journal.flush-interval = soon", "FILE:1: actorload.journal.flush-interval: \"soon\" is not a duration; expected e.g. 100ms, between 1ms and 10s" },
        { "actorload.journal.flush-interval = 100", "FILE:1: actorload.journal.flush-interval: \"100\" is not a duration without its unit; expected e.g. 100ms, between 1ms and 10s" },
        { "actorload.journal.flush-interval = 11s", "FILE:1: actorload.journal.flush-interval: \"11s\" is out of range; expected e.g. 100ms, between 1ms and 10s" },
        { "actorload.journal.flush-interval = -1s", "FILE:1: actorload.journal.flush-interval: \"-1s\" is not a duration; expected e.g. 100ms, between 1ms and 10s" },
        { "actorload.failures.attempts = 0", "FILE:1: actorload.failures.attempts: 0 is out of range; expected a whole number between 1 and 10" },
        { "actorload.failures.attempts = 99999999999", "FILE:1: actorload.failures.attempts: 99999999999 is out of range; expected a whole number between 1 and 10" },
        { "actorload.failures.attempts = 2.5", "FILE:1: actorload.failures.attempts: \"2.5\" is not a whole number; expected a whole number between 1 and 10" },
        { "actorload.rpc.frame-bytes = 64QiB", "FILE:1: actorload.rpc.frame-bytes: \"64QiB\" is not a size; expected e.g. 64KiB, between 8KiB and 16MiB" },
        { "actorload.rpc.frame-bytes = 1B", "FILE:1: actorload.rpc.frame-bytes: \"1B\" is out of range; expected e.g. 64KiB, between 8KiB and 16MiB" },
        { "actorload.socket = run/a", "FILE:1: actorload.socket: \"run/a\" is not absolute: it does not start with '/'; expected an absolute path of at most 107 bytes" },
        { "actorload.socket = \"\"", "FILE:1: actorload.socket: the path is empty; expected an absolute path of at most 107 bytes" },
        { $"actorload.socket = /{new string('ä', 60)}", "FILE:1: actorload.socket: the path has 121 bytes; expected an absolute path of at most 107 bytes" },
        { "actorload.socket = [/a]", "FILE:1: actorload.socket: a list is not a path; expected an absolute path of at most 107 bytes" },
        { "actorload.modules.directory = modules", "FILE:1: actorload.modules.directory: \"modules\" is not absolute: it does not start with '/'; expected an absolute path, or \"\" for the running kernel's" },
        { "actorload.modules.config-directories = /a", "FILE:1: actorload.modules.config-directories: \"/a\" is not a list; expected a list of absolute paths, e.g. [\"/etc/modprobe.d\"]" },
        { "actorload.modules.config-directories = [/a, b]", "FILE:1: actorload.modules.config-directories: \"b\" is not absolute: it does not start with '/'; expected a list of absolute paths, e.g. [\"/etc/modprobe.d\"]" },
        { "actorload.coldplug.at-start = true", "FILE:1: actorload.coldplug.at-start: the devices answer with uevents, and nobody listens to them; expected actorload.uevents.enabled = true, too" },
        { "actorload.coldplug.at-start = maybe", "FILE:1: actorload.coldplug.at-start: \"maybe\" is neither true nor false; expected true or false" },
        { "actorload.log.level = loud", "FILE:1: actorload.log.level: \"loud\" is no log level; expected debug, info, warning or error" },

        // What HOCON can do and this cannot.
        { "include \"other\"", "FILE:1: include is not supported: put the keys into this file" },
        { "actorload.modules.config-directories += /a", "FILE:1: actorload.modules.config-directories: '+=' is not supported: write the whole list with '='" },
        { "actorload.socket = ${?HOME}", "FILE:1: actorload.socket: optional references, ${?…}, are not supported: set the key, or leave it out" },
        { "actorload.socket = \"\"\"/a\"\"\"", "FILE:1: actorload.socket: texts of several lines in \"\"\" are not supported: no key needs them" },
        { "actorload.modules.config-directories = [[/a]]", "FILE:1: actorload.modules.config-directories: '[' in a list: no key takes lists of lists or of groups" },

        // References.
        { "actorload.socket = ${HOME}", $"FILE:1: actorload.socket: ${{HOME}} {TakenOver}" },
        { "actorload.socket = ${actorload.socket}", $"FILE:1: actorload.socket: ${{actorload.socket}} {TakenOver}" },
        { "actorload.rpc = ${actorload.socket}", "FILE:1: actorload.rpc: this is a group of keys; expected { … }" },
        { "actorload { socket = ${actorload.journal.path}\n journal.path = ${actorload.socket} }", $"FILE:1: actorload.socket: ${{actorload.journal.path}} {TakenOver}\nFILE:2: actorload.journal.path: ${{actorload.socket}} {TakenOver}" },

        // Syntax.
        { "actorload {\n socket = /a\n", "FILE:1: the '{' opened here is never closed: a '}' is missing" },
        { "actorload {\n socket = /a\n}\n}", "FILE:4: '}' without a '{' before it" },
        { "actorload {\n socket = \"/a\n}", "FILE:2: the text in double quotes has no closing quote on its line" },
        { "actorload {\n socket = \"/a\\q\" }", "FILE:2: after a backslash in double quotes stands one of \" \\ / b f n r t, or u and four hexadecimal digits" },
        { "actorload {\n modules.config-directories = [/a,\n socket = /b\n}", "FILE:3: actorload.modules.config-directories: '=' in an unquoted text: put the text in double quotes" },
        { "actorload {\n modules.config-directories = [/a,\n/b\n}", "FILE:2: actorload.modules.config-directories: the '[' opened here is never closed: a ']' is missing" },
        { "actorload {\n socket /a\n}", "FILE:2: actorload.socket: expected '=', ':' or '{' after the key, found '/'" },
        { "actorload {\n socket =\n}", "FILE:2: actorload.socket: the value is missing before the end of the line; an empty text is \"\"" },
        { "actorload {\n = 5\n}", "FILE:2: expected a key, found '='" },
        { "actorload.socket = /a//b", "FILE:1: actorload.socket: '//' starts a comment in an unquoted text: put the text in double quotes, or a blank before the comment" },
        { "actorload.socket = /a#b", "FILE:1: actorload.socket: '#' starts a comment in an unquoted text: put the text in double quotes, or a blank before the comment" },
        { "actorload.socket = unix:/a", "FILE:1: actorload.socket: ':' in an unquoted text: put the text in double quotes" },
        { "actorload { rpc { in-flight = 1 } log { level = info } }", "FILE:1: actorload.rpc: 'l' after the closing '}': expected the end of the line" },
        { "actorload { log.level = info,, stop.within = 1s }", "FILE:1: expected a key, found ','" },
        { "[1, 2]", "FILE:1: expected a key, found '['" },
        { "\u0001\u0002", "FILE:1: expected a key, found the character U+0001" },
        { "actorload.socket = /a\0b", "FILE:1: actorload.socket: the character U+0000 in an unquoted text: put the text in double quotes" },
        { string.Concat(Enumerable.Repeat("a {", 1000)), "FILE:1: groups are nested deeper than 16" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Load_should_say_file_line_key_and_what_was_expected(string text, string message)
    {
        using var file = new TemporaryFile(text);
        Assert.Equal(message.Replace("FILE", file.Path), Refusal(file.Path));
    }

    [Fact]
    public void Load_should_list_all_problems_of_the_file_and_of_the_command_line()
    {
        using var file = new TemporaryFile("actorload {\n log.level = loud\n socket = /fine\n x = 1 }");
        Assert.Equal(
            $"""
            {file.Path}:2: actorload.log.level: "loud" is no log level; expected debug, info, warning or error
            {file.Path}:4: actorload.x: unknown key; config.hocon lists all keys
            --set stop.within=never: actorload.stop.within: "never" is not a duration; expected e.g. 100ms, between 100ms and 10m
            """,
            Refusal(file.Path, "stop.within=never"));
    }

    [Fact]
    public void Load_should_refuse_a_file_that_is_not_there() =>
        Assert.Equal("/nonexistent/config.hocon: there is no such file", Refusal("/nonexistent/config.hocon"));

    [Fact]
    public void Load_should_refuse_a_directory() => Assert.Equal("/etc: this is a directory; expected a file", Refusal("/etc"));

    [Fact]
    public void Load_should_refuse_a_file_that_the_kernel_does_not_let_it_read() =>
        Assert.StartsWith("/proc/self/mem: the file cannot be read: ", Refusal("/proc/self/mem"));

    [Fact]
    public void Load_should_refuse_what_never_ends() =>
        Assert.Equal("/dev/zero: the file is larger than 1 MiB: this is no configuration", Refusal("/dev/zero"));

    [Fact]
    public void Load_should_refuse_bytes_that_are_no_text()
    {
        using var file = new TemporaryFile([(byte)'#', (byte)'x', 0xff, 0xfe]);
        Assert.Equal($"{file.Path}: this is no text: the byte at offset 2 is not UTF-8", Refusal(file.Path));
    }

    [Theory]
    [InlineData("journal.flush-interval", "--set journal.flush-interval: expected KEY=VALUE with a key of config.hocon, e.g. --set journal.flush-interval=1s")]
    [InlineData("=1", "--set =1: expected KEY=VALUE with a key of config.hocon, e.g. --set journal.flush-interval=1s")]
    [InlineData("a b=1", "--set a b=1: expected KEY=VALUE with a key of config.hocon, e.g. --set journal.flush-interval=1s")]
    [InlineData("journal.flush-interval=soon", "--set journal.flush-interval=soon: actorload.journal.flush-interval: \"soon\" is not a duration; expected e.g. 100ms, between 1ms and 10s")]
    [InlineData("actorload.socket=/a", "--set actorload.socket=/a: actorload.actorload.socket: unknown key; did you mean actorload.socket?")]
    [InlineData("modules.config-directories=[\"/a\"", "--set modules.config-directories=[\"/a\": actorload.modules.config-directories: the '[' opened here is never closed: a ']' is missing")]
    [InlineData("socket=", "--set socket=: actorload.socket: the path is empty; expected an absolute path of at most 107 bytes")]
    public void Load_should_name_the_set_that_is_wrong(string set, string message) => Assert.Equal(message, Refusal(null, set));

    private static string Refusal(string? file, params string[] sets) =>
        Assert.Throws<BadConfigurationException>(() => ServiceConfiguration.Load(file, sets)).Message;
}
