using ActorLoad.Actors.Uevents;
using Akka.Actor;
using CsCheck;

namespace ActorLoad.Actors.Tests.Uevents;

public sealed class ColdplugLifeSpec
{
    private enum Step
    {
        Trigger,
        Lose,
        PassPause,
        EndWalk,
        Settle,
        PassFence,
        PassFenceAfterWork,
    }

    /// <summary>
    /// Whatever happens in whatever order: there is one walk at a time, a loss is followed by a walk that begins after it, and
    /// nobody is told "settled" by a fence from before a walk or a loss, nor before a walk that is owed.
    /// </summary>
    [Fact]
    public void Decisions_should_keep_what_they_promise() => Gen.Enum<Step>().Array[1, 60].Sample(steps =>
    {
        var run = new Run();
        foreach (var step in steps)
        {
            run.Take(step);
        }

        run.Finish();
    });

    private sealed class Run
    {
        private readonly Queue<(long Number, int Epoch)> _fences = [];
        private ColdplugLife _life = ColdplugLife.Quiet;
        private int _epoch;
        private bool _walking;
        private bool _pausing;
        private bool _owed;
        private int _asked;
        private int _told;
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public void Take(Step step)
        {
            _now += TimeSpan.FromSeconds(1);
            switch (step)
            {
                case Step.Trigger:
                    Follow(_life.Trigger(ColdplugReason.Trigger, ActorRefs.Nobody), fence: null);
                    break;
                case Step.Lose:
                    _owed = true;
                    _epoch++;
                    Follow(_life.Lost(_now), fence: null);
                    break;
                case Step.PassPause when _pausing:
                    _pausing = false;
                    Follow(_life.PauseOver(), fence: null);
                    break;
                case Step.EndWalk when _walking:
                    _walking = false;
                    _epoch++;
                    Follow(_life.WalkEnded(), fence: null);
                    break;
                case Step.Settle:
                    Follow(_life.Settle(_asked++, ActorRefs.Nobody), fence: null);
                    break;
                case Step.PassFence or Step.PassFenceAfterWork when _fences.TryDequeue(out var fence):
                    Follow(_life.Passed(new FencePassed(fence.Number, step == Step.PassFenceAfterWork)), fence);
                    break;
                default:
                    break;
            }
        }

        /// <summary>Everything that was begun comes to its end: nobody is left waiting.</summary>
        public void Finish()
        {
            while (_walking || _pausing || _fences.Count > 0)
            {
                Take(_walking ? Step.EndWalk : _pausing ? Step.PassPause : Step.PassFence);
            }

            Assert.False(_owed);
            Assert.Equal(_asked, _told);
        }

        private void Follow(ColdplugDecision decision, (long Number, int Epoch)? fence)
        {
            _life = decision.Next;
            foreach (var effect in decision.Effects)
            {
                switch (effect)
                {
                    case StartWalk:
                        Assert.False(_walking);
                        (_walking, _pausing, _owed) = (true, false, false);
                        break;
                    case StartPause pause:
                        Assert.False(_walking || _pausing);
                        Assert.InRange(pause.Length, ColdplugLife.FirstPause, ColdplugLife.LongestPause);
                        _pausing = true;
                        break;
                    case SetFence set:
                        Assert.False(_walking || _owed);
                        _fences.Enqueue((set.Number, _epoch));
                        break;
                    case AnswerSettler:
                        Assert.False(_walking || _owed);
                        Assert.Equal(_epoch, fence?.Epoch);
                        _told++;
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
