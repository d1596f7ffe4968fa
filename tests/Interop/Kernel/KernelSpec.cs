using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tests.Kernel;

/// <summary>
/// What everybody relies on in a kernel. The simulated one passes it here, the real one in a guest (tests/Kernel).
/// </summary>
public abstract class KernelSpec
{
    protected abstract IKernel Kernel { get; }

    /// <summary>A module that this kernel takes, not loaded, without dependencies.</summary>
    protected abstract LoadOrder Good { get; }

    /// <summary>Another one, packed by the system's gzip.</summary>
    protected abstract LoadOrder GoodGzip { get; }

    /// <summary>A module that needs a symbol which is not there.</summary>
    protected abstract LoadOrder UnknownSymbol { get; }

    /// <summary>A file that is no module.</summary>
    protected abstract LoadOrder NoModule { get; }

    /// <summary>A file that looks like gzip and breaks off.</summary>
    protected abstract LoadOrder TruncatedGzip { get; }

    protected abstract LoadOrder Missing { get; }

    /// <summary>The name of a module that is part of the kernel image.</summary>
    protected abstract string Builtin { get; }

    /// <summary>Lets loads come to their end, where time does not pass by itself.</summary>
    protected virtual void PassTime()
    {
    }

    /// <summary>As rmmod by somebody else.</summary>
    protected abstract void Remove(string name);

    [Fact]
    public async Task Kernel_should_have_a_module_live_after_its_load()
    {
        Assert.Equal(InitState.Absent, Kernel.GetInitState(Good.Name));
        Assert.False(Kernel.IsLive(Good.Name));

        var result = await LoadAsync(Good);

        Assert.True(result.Succeeded, $"{result}");
        Assert.Equal(LoadStage.Insert, result.Stage);
        Assert.True(result.FileBytes > 0);
        Assert.Equal(InitState.Live, Kernel.GetInitState(Good.Name));
        Assert.True(Kernel.IsLive(Good.Name));
    }

    [Fact]
    public async Task Kernel_should_answer_EEXIST_to_a_second_load()
    {
        Assert.True((await LoadAsync(Good)).Succeeded);

        var second = await LoadAsync(Good);

        Assert.Equal((Errno.EEXIST, LoadStage.Insert), (second.Errno, second.Stage));
        Assert.True(Kernel.IsLive(Good.Name));
    }

    [Fact]
    public async Task Kernel_should_notice_that_others_removed_a_live_module_and_that_it_came_back()
    {
        Assert.True((await LoadAsync(Good)).Succeeded);
        Assert.True(Kernel.IsLive(Good.Name));

        Remove(Good.Name);
        Assert.False(Kernel.IsLive(Good.Name));
        Assert.Equal(InitState.Absent, Kernel.GetInitState(Good.Name));

        Assert.True((await LoadAsync(Good)).Succeeded);
        Assert.True(Kernel.IsLive(Good.Name));
    }

    [Fact]
    public async Task Kernel_should_load_one_name_once_when_several_ask_at_a_time()
    {
        var loads = Enumerable.Range(0, 4).Select(_ => Kernel.LoadAsync(Good)).ToArray();
        PassTime();
        var results = await Task.WhenAll(loads);

        Assert.Equal([0, Errno.EEXIST, Errno.EEXIST, Errno.EEXIST], results.Select(result => result.Errno).Order());
    }

    [Fact]
    public async Task Kernel_should_load_a_compressed_module()
    {
        var result = await LoadAsync(GoodGzip);

        Assert.True(result.Succeeded, $"{result}");
        Assert.True(Kernel.IsLive(GoodGzip.Name));
    }

    [Fact]
    public Task Kernel_should_tell_a_missing_file_from_a_missing_symbol() => Task.WhenAll(
        RefusesAsync(Missing, Errno.ENOENT, LoadStage.Open),
        RefusesAsync(UnknownSymbol, Errno.ENOENT, LoadStage.Insert));

    [Fact]
    public Task Kernel_should_refuse_what_is_no_module() => RefusesAsync(NoModule, Errno.ENOEXEC, LoadStage.Insert);

    [Fact]
    public Task Kernel_should_refuse_a_truncated_file() => RefusesAsync(TruncatedGzip, Errno.EBADMSG, LoadStage.Unpack);

    [Fact]
    public void Kernel_should_tell_builtin_from_absent()
    {
        Assert.Equal(InitState.Builtin, Kernel.GetInitState(Builtin));
        Assert.False(Kernel.IsLive(Builtin));
        Assert.Equal(InitState.Absent, Kernel.GetInitState("no_such_module"));
    }

    private Task<LoadResult> LoadAsync(LoadOrder order)
    {
        var load = Kernel.LoadAsync(order);
        PassTime();
        return load;
    }

    private async Task RefusesAsync(LoadOrder order, int errno, LoadStage stage)
    {
        var result = await LoadAsync(order);

        Assert.Equal((errno, stage), (result.Errno, result.Stage));
        Assert.Equal(InitState.Absent, Kernel.GetInitState(order.Name));
        Assert.False(Kernel.IsLive(order.Name));
    }
}
