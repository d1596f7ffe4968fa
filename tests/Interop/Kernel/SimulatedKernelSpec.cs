using ActorLoad.Interop.Kernel;
using ActorLoad.Simulation;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class SimulatedKernelSpec : KernelSpec
{
    private readonly VirtualTime _time = new();
    private readonly SimulatedKernel _kernel;

    public SimulatedKernelSpec()
    {
        _kernel = new SimulatedKernel(_time.Schedule);
        _kernel.Script(Missing.Path, SimulatedLoad.Failure(Errno.ENOENT, LoadStage.Open));
        _kernel.Script(UnknownSymbol.Path, SimulatedLoad.Failure(Errno.ENOENT));
        _kernel.Script(NoModule.Path, SimulatedLoad.Failure(Errno.ENOEXEC));
        _kernel.Script(TruncatedGzip.Path, SimulatedLoad.Failure(Errno.EBADMSG, LoadStage.Unpack));
        _kernel.SetState(Builtin, InitState.Builtin);
    }

    protected override IKernel Kernel => _kernel;

    protected override LoadOrder Good { get; } = new("good", "/m/good.ko", "");

    protected override LoadOrder GoodGzip { get; } = new("packed", "/m/packed.ko.gz", "");

    protected override LoadOrder UnknownSymbol { get; } = new("needy", "/m/needy.ko", "");

    protected override LoadOrder NoModule { get; } = new("text", "/m/text.ko", "");

    protected override LoadOrder TruncatedGzip { get; } = new("short", "/m/short.ko.gz", "");

    protected override LoadOrder Missing { get; } = new("missing", "/m/missing.ko", "");

    protected override string Builtin => "built_in";

    [Fact]
    public void Simulated_kernel_should_end_a_load_only_when_time_comes_to_it()
    {
        _kernel.Script(Good.Path, SimulatedLoad.Success.Taking(TimeSpan.FromSeconds(3)));
        var answer = _kernel.LoadAsync(Good);

        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(InitState.Coming, _kernel.GetInitState(Good.Name));
        Assert.False(answer.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(answer.IsCompleted);
        Assert.True(_kernel.IsLive(Good.Name));
    }

    [Fact]
    public void Simulated_kernel_should_run_continuations_on_the_thread_that_moves_time()
    {
        var thread = 0;
        _ = _kernel.LoadAsync(Good).ContinueWith(
            _ => thread = Environment.CurrentManagedThreadId, TaskContinuationOptions.ExecuteSynchronously);

        _ = _time.Step();

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void Simulated_kernel_should_follow_a_script_and_stay_with_its_last_line()
    {
        _kernel.Script(Good.Path, SimulatedLoad.Failure(Errno.ENOMEM), SimulatedLoad.Failure(Errno.EBUSY));

        Assert.Equal([Errno.ENOMEM, Errno.EBUSY, Errno.EBUSY], new[] { Load(), Load(), Load() });
        Assert.Equal(3, _kernel.CallsOf(Good.Path));

        int Load()
        {
            var answer = _kernel.LoadAsync(Good);
            _time.RunAll();
            Assert.True(answer.IsCompletedSuccessfully);
            return answer.Result.Errno;
        }
    }

    [Theory]
    [InlineData(true, Errno.EEXIST)]
    [InlineData(false, Errno.EBUSY)]
    public async Task Simulated_kernel_should_let_a_call_wait_for_a_foreign_load(bool succeeds, int errno)
    {
        _kernel.LoadByOthers(Good.Name, TimeSpan.FromSeconds(1), succeeds);
        var answer = _kernel.LoadAsync(Good);
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(answer.IsCompleted);

        _time.RunAll();

        Assert.Equal(errno, (await answer).Errno);
    }

    [Fact]
    public void Simulated_kernel_should_count_calls_in_flight_for_a_name()
    {
        _ = _kernel.LoadAsync(Good);
        _ = _kernel.LoadAsync(Good);
        _time.RunAll();
        _ = _kernel.LoadAsync(Good);
        _time.RunAll();

        Assert.Equal(2, _kernel.MaxInFlight(Good.Name));
        Assert.Equal(2, _kernel.MaxInFlightOfAnyName);
        Assert.Equal(0, _kernel.MaxInFlight("other"));
    }

    protected override void PassTime() => _time.RunAll();

    protected override void Remove(string name) => Assert.True(_kernel.Remove(name));
}
