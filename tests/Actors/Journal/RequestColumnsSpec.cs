using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
using ActorLoad.Actors.Requests;
using CsCheck;

namespace ActorLoad.Actors.Tests.Journal;

public sealed class RequestColumnsSpec
{
    [Fact]
    public void Batch_should_give_back_every_request_exactly_and_in_order() =>
        RequestGen.Batch.Sample(rows =>
        {
            var batch = new RequestsAnswered(rows[0].At, [.. rows]);
            var read = Assert.IsType<RequestsAnswered>(LedgerFormat.Read(LedgerManifest.RequestsAnswered, LedgerFormat.Write(batch)));
            Assert.Equal(batch.At, read.At);
            Assert.Equal(rows, read.Requests.AsEnumerable());
        });

    [Fact]
    public void Storm_should_cost_less_than_a_hundred_bytes_a_request_even_if_every_requester_is_another()
    {
        var rows = Enumerable.Range(0, 8192).Select(i => new RequestAnswered(
            LedgerSamples.At.AddMicroseconds(7 * i),
            new RequestId(1000 + i),
            new Requester(RequesterKind.Udev, 5000 + i, 0, "(udev-worker)", "/system.slice/systemd-udevd.service", $"/devices/system/cpu/cpu{i}", "cpu", 10_000 + i),
            "cpu:type:x86,ven0000fam0006mod008F:feature:,0000,0001",
            3,
            i == 0 ? Role.Leader : Role.Joined,
            Outcome.Live,
            0,
            900_000 - (7 * i)));
        var bytes = LedgerFormat.Write(new RequestsAnswered(LedgerSamples.At, [.. rows]));
        Assert.InRange(bytes.Length, 8192, 8192 * 100);
    }
}
