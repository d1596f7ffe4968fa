using System.Net.Sockets;
using ActorLoad.Interop.Peers;
using ActorLoad.Interop.Tests.Index.Support;
using ActorLoad.Interop.Tests.Kernel;

namespace ActorLoad.Interop.Tests.Peers;

public sealed class PeerSpec : IDisposable
{
    private const int NoProcess = int.MaxValue;

    private readonly MadeFolder _folder = new();

    [Fact]
    public async Task Credentials_should_be_those_of_the_peer()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var place = new UnixDomainSocketEndPoint($"{_folder.Path}/socket");
        listener.Bind(place);
        listener.Listen();
        await client.ConnectAsync(place);
        using var server = await listener.AcceptAsync();

        var peer = PeerCredentials.Of(server);

        Assert.Equal(Environment.ProcessId, peer.Pid);
        Assert.Equal(Tool.Succeed("id", "-u").Trim(), $"{peer.Uid}");
        Assert.Equal(Tool.Succeed("id", "-g").Trim(), $"{peer.Gid}");
    }

    [Fact]
    public void Facts_should_be_those_of_the_process()
    {
        var facts = ProcessFacts.Of(Environment.ProcessId);

        Assert.Equal(Tool.Succeed("cat", $"/proc/{Environment.ProcessId}/comm").TrimEnd(), facts.Stat?.Comm);
        Assert.Equal(Tool.Succeed("awk", "/^PPid:/ { print $2 }", $"/proc/{Environment.ProcessId}/status").Trim(), $"{facts.Stat?.Parent}");
        Assert.Equal(Tool.Succeed("readlink", $"/proc/{Environment.ProcessId}/exe").TrimEnd(), facts.Exe);
    }

    [Fact]
    public void Beginning_of_a_process_should_be_what_awk_finds_in_the_22nd_field() => Assert.Equal(
        Tool.Succeed("awk", "{ sub(/^.*\\) /, \"x x \"); print $22 }", $"/proc/{Environment.ProcessId}/stat").Trim(),
        $"{ProcessStat.Of(Environment.ProcessId)?.Started}");

    [Fact]
    public void Facts_should_be_empty_for_a_process_that_is_gone() => Assert.Equal(new ProcessFacts(null, null, null), ProcessFacts.Of(NoProcess));

    [Theory]
    [InlineData("(a) b)", "a) b")]
    [InlineData("(1) S 2)", "1) S 2")]
    [InlineData("()", "")]
    [InlineData(@"(a\\nb)", @"a\nb")]
    public void Name_of_a_process_should_be_read_whatever_is_in_it(string written, string name)
    {
        _ = _folder.Write("proc/7/stat", Stat(written));

        Assert.Equal(new ProcessStat(name, Parent: 3, Started: 4711), ProcessStat.Of(7, _folder.Proc));
    }

    [Theory]
    [InlineData("")]
    [InlineData("7 (a")]
    [InlineData("7 (a) S 3 7")]
    [InlineData("7 (a) S 3 7 7 0 -1 4194304 98 0 0 0 0 0 0 0 20 0 1 0 late 0")]
    public void Stat_that_makes_no_sense_should_be_none(string text)
    {
        _ = _folder.Write("proc/7/stat", text);

        Assert.Null(ProcessStat.Of(7, _folder.Proc));
    }

    [Theory]
    [InlineData("0::/system.slice/ssh.service\n", "/system.slice/ssh.service")]
    [InlineData("12:cpu,cpuacct:/a\n1:name=systemd:/user.slice/x\n0::/\n", "/user.slice/x")]
    [InlineData("0::/\n", "/")]
    [InlineData("4:memory:/a\n", null)]
    public void Facts_should_name_the_cgroup(string text, string? cgroup)
    {
        _ = _folder.Write("proc/7/cgroup", text);

        Assert.Equal(cgroup, ProcessFacts.Of(7, _folder.Proc).Cgroup);
    }

    [Fact]
    public void Facts_should_not_carry_what_a_process_writes_into_its_name_to_forge_a_log_line()
    {
        _ = _folder.Write("proc/7/stat", Stat("(a\\nroot ok\u001b[0m)"));

        Assert.Equal("a?root ok?[0m", ProcessFacts.Of(7, _folder.Proc).Stat?.Comm);
    }

    [Theory]
    [InlineData(0u, "user:[4026531837]", true)]
    [InlineData(0u, "user:[4026532999]", false)]
    [InlineData(0u, null, true)]
    [InlineData(1000u, "user:[4026531837]", false)]
    [InlineData(65534u, "user:[4026532999]", false)]
    public void Only_root_of_our_own_user_namespace_should_have_the_right_to_load(uint uid, string? space, bool may)
    {
        Link("self", "user:[4026531837]");
        if (space is not null)
        {
            Link("7", space);
        }

        Assert.Equal(may, new PeerRights(_folder.Proc).MayLoad(new PeerCredentials(7, uid, 0)));
    }

    [Fact]
    public void Root_whom_we_cannot_see_should_have_the_right_to_load() =>
        Assert.True(new PeerRights().MayLoad(new PeerCredentials(0, 0, 0)));

    public void Dispose() => _folder.Dispose();

    // As Linux 6.18 wrote it of a cat.
    private static string Stat(string name) =>
        $"7 {name} R 3 7 7 0 -1 4194304 98 0 0 0 0 0 0 0 20 0 1 0 4711 3133440 380 18446744073709551615 94813016449024 0 0 0 0 0 0 0 0 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    private void Link(string process, string space)
    {
        _ = Directory.CreateDirectory($"{_folder.Proc}/{process}/ns");
        _ = File.CreateSymbolicLink($"{_folder.Proc}/{process}/ns/user", space);
    }
}
