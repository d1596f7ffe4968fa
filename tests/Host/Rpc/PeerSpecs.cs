using System.Diagnostics;
using System.Globalization;
using ActorLoad.Actors.Requests;

namespace ActorLoad.Host.Tests.Rpc;

/// <summary>Who a caller is, as a real process on the other end of the socket.</summary>
public sealed class PeerSpecs
{
    // A shell says its id; perl says its own, asks twice over one connection, and waits for its end.
    private const string Asking =
        """
        echo $$
        perl -MIO::Socket::UNIX -e '
            $| = 1; print "$$\n";
            my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or die $!;
            syswrite $s, qq({"method":"io.actorload.Loader.Load","parameters":{"spec":"a"}}\0);
            syswrite $s, qq({"method":"io.actorload.Loader.Load","parameters":{"spec":"b","requester":{"kind":"udev","devpath":"/devices/x","subsystem":"pci","seqnum":7}}}\0);
            sysread $s, my $end, 1' "$0"
        :
        """;

    [Fact]
    public async Task Peer_should_say_what_it_runs_and_when_it_began_and_be_told_of_once()
    {
        var loader = new FakeLoader(holds: true);
        await using var rpc = new RpcFixture(loader);
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", Asking, rpc.Path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var (parent, asker) = (await ReadAsync(shell), await ReadAsync(shell));
        await RpcFixture.EventuallyAsync(() => loader.Held.Count == 2, "both requests come");
        var held = loader.Held.ToArray();
        var peer = held[0].Peer;

        var sighting = peer.TakeSighting()!;
        Assert.Equal((asker, "perl", parent), (sighting.Pid, sighting.Stat.Comm, sighting.Stat.Parent));
        Assert.Equal(new FileInfo($"/proc/{asker}/exe").LinkTarget, sighting.Exe);
        Assert.Null(held[1].Peer.TakeSighting());

        var plain = peer.As(held[0].Load.Requester);
        Assert.Equal((asker, "perl", (long?)sighting.Stat.Started), (plain.Pid, plain.Comm, plain.Started));
        Assert.Equal(
            plain with { Kind = RequesterKind.Udev, Devpath = "/devices/x", Subsystem = "pci", Seqnum = 7 }, peer.As(held[1].Load.Requester));

        Assert.All(held, load => load.Sink.Complete(FakeLoader.AnswerFor(load.Load.Spec)));
        await shell.WaitForExitAsync();
    }

    private static async Task<int> ReadAsync(Process process) => int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
}
