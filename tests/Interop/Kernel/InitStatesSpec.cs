using ActorLoad.Interop.Kernel;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class InitStatesSpec : IDisposable
{
    private readonly MadeFolder _folder = new();
    private readonly LinuxKernel _kernel;

    public InitStatesSpec()
    {
        _kernel = new LinuxKernel(_folder.Sys, _folder.Proc);
        _ = _folder.Write("proc/modules", "xfs 4091904 1 - Live 0x0000000000000000\nfilling 16384 0 - Loading 0x0\nemptied 16384 0 - Unloading 0x0\n");
        _ = _folder.Write("secret/initstate", "live\n");
    }

    [Theory]
    [InlineData("live\n", InitState.Live)]
    [InlineData("coming\n", InitState.Coming)]
    [InlineData("going\n", InitState.Going)]
    [InlineData("", InitState.Absent)]
    public void State_should_be_the_one_in_sysfs(string text, InitState state)
    {
        _ = _folder.Write("sys/module/made/initstate", text);

        Assert.Equal(state, _kernel.GetInitState("made"));
        Assert.Equal(state == InitState.Live, _kernel.IsLive("made"));
    }

    [Theory]
    [InlineData("printk", InitState.Builtin)]
    [InlineData("filling", InitState.Coming)]
    [InlineData("emptied", InitState.Going)]
    [InlineData("xfs", InitState.Live)]
    public void State_should_not_take_a_folder_that_is_being_filled_for_builtin(string name, InitState state)
    {
        _ = _folder.Write($"sys/module/{name}/parameters/made", "1");

        Assert.Equal(state, _kernel.GetInitState(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../../secret")]
    [InlineData("made/../../../secret")]
    [InlineData("made\0")]
    [InlineData("nothing")]
    public void State_should_be_absent_for_what_is_no_module_name(string name)
    {
        _ = _folder.Write("sys/module/made/initstate", "live\n");
        _ = _folder.Write("sys/initstate", "live\n");

        Assert.Equal(InitState.Absent, _kernel.GetInitState(name));
        Assert.False(_kernel.IsLive(name));
    }

    [Fact]
    public void State_should_be_followed_after_it_was_live()
    {
        _ = _folder.Write("sys/module/made/initstate", "live\n");
        Assert.True(_kernel.IsLive("made"));

        _ = _folder.Write("sys/module/made/initstate", "going\n");
        Assert.False(_kernel.IsLive("made"));

        _ = _folder.Write("sys/module/made/initstate", "live\n");
        Assert.True(_kernel.IsLive("made"));
    }

    public void Dispose()
    {
        _kernel.Dispose();
        _folder.Dispose();
    }
}
