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

        Assert.Equal(Tool.Succeed("cat", $"/proc/{Environment.ProcessId}/comm").TrimEnd(), facts.Comm);
    }

    [Fact]
    public void Facts_should_be_empty_for_a_process_that_is_gone() => Assert.Equal(new ProcessFacts(null, null), ProcessFacts.Of(NoProcess));

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
        _ = _folder.Write("proc/7/comm", "a\nroot ok\u001b[0m\n");

        Assert.Equal("a?root ok?[0m", ProcessFacts.Of(7, _folder.Proc).Comm);
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

        Assert.Equal(may, PeerRights.MayLoad(new PeerCredentials(7, uid, 0), _folder.Proc));
    }

    [Fact]
    public void Root_whom_we_cannot_see_should_have_the_right_to_load() =>
        Assert.True(PeerRights.MayLoad(new PeerCredentials(0, 0, 0)));

    public void Dispose() => _folder.Dispose();

    private void Link(string process, string space)
    {
        _ = Directory.CreateDirectory($"{_folder.Proc}/{process}/ns");
        _ = File.CreateSymbolicLink($"{_folder.Proc}/{process}/ns/user", space);
    }
}
