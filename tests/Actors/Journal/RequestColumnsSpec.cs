using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Journal.Format;
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
}
