using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Tests.Index.Support;

namespace ActorLoad.Interop.Tests.Kernel;

public sealed class ModuleFileSpec : IDisposable
{
    private readonly MadeFolder _folder = new();
    private readonly LinuxKernel _kernel;

    public ModuleFileSpec() => _kernel = new LinuxKernel(_folder.Sys, _folder.Proc, unpackLimit: 1000);

    [Fact]
    public Task Load_should_say_that_there_is_no_file() => RefusesAsync($"{_folder.Path}/none.ko", Errno.ENOENT);

    [Fact]
    public Task Load_should_say_that_a_folder_is_no_file() => RefusesAsync(_folder.Path, Errno.EISDIR, "regular");

    [Fact]
    public Task Load_should_say_that_a_device_is_no_module() => RefusesAsync("/dev/null", Errno.EINVAL, "regular");

    [Fact]
    public Task Load_should_say_that_a_path_cannot_contain_NUL() => RefusesAsync("/a\0b", Errno.EINVAL, "NUL");

    [Fact]
    public Task Load_should_say_that_a_path_is_too_long() => RefusesAsync($"/{new string('x', 300)}", 36);

    [Fact]
    public Task Load_should_not_wait_for_the_writer_of_a_fifo()
    {
        _ = Tool.Succeed("mkfifo", $"{_folder.Path}/fifo");
        return RefusesAsync($"{_folder.Path}/fifo", Errno.EINVAL, "regular");
    }

    [Fact]
    public Task Load_should_say_that_links_go_round_in_a_circle()
    {
        _ = File.CreateSymbolicLink($"{_folder.Path}/loop", "loop");
        return RefusesAsync($"{_folder.Path}/loop", Errno.ELOOP);
    }

    [Fact]
    public async Task Load_should_say_what_limit_a_large_module_is_over()
    {
        var path = _folder.Write("zeroes", new byte[5000]);
        _ = Tool.Succeed("xz", path);

        var result = await _kernel.LoadAsync(new LoadOrder("zeroes", $"{path}.xz", ""));

        Assert.Equal((Errno.EFBIG, LoadStage.Unpack), (result.Errno, result.Stage));
        Assert.Contains("1000 bytes", result.Detail);
    }

    [Fact]
    public async Task Load_should_not_drop_flags_in_silence()
    {
        var path = _folder.Write("small", new byte[50]);
        _ = Tool.Succeed("xz", path);

        var result = await _kernel.LoadAsync(new LoadOrder("small", $"{path}.xz", "", LoadFlags.IgnoreVermagic));

        Assert.Equal((Errno.EOPNOTSUPP, LoadStage.Unpack), (result.Errno, result.Stage));
    }

    [Fact]
    public async Task Load_should_leave_its_thread_before_the_caller_goes_on()
    {
        _ = await _kernel.LoadAsync(new LoadOrder("none", $"{_folder.Path}/none.ko", ""));

        Assert.NotEqual("load none", Thread.CurrentThread.Name);
    }

    [Theory]
    [InlineData("", ModuleFormat.Empty)]
    [InlineData("7f454c4602", ModuleFormat.Elf)]
    [InlineData("1f8b08", ModuleFormat.Gzip)]
    [InlineData("fd377a585a00", ModuleFormat.Xz)]
    [InlineData("28b52ffd", ModuleFormat.Zstd)]
    [InlineData("fd377a585a", ModuleFormat.Unknown)]
    [InlineData("7f45", ModuleFormat.Unknown)]
    internal void Format_should_be_told_by_the_first_bytes(string start, ModuleFormat format) =>
        Assert.Equal(format, ModuleFile.Recognise(Convert.FromHexString(start)));

    public void Dispose()
    {
        _kernel.Dispose();
        _folder.Dispose();
    }

    private async Task RefusesAsync(string path, int errno, string? word = null)
    {
        var result = await _kernel.LoadAsync(new LoadOrder("module", path, ""));

        Assert.Equal((errno, LoadStage.Open), (result.Errno, result.Stage));
        Assert.Contains(word ?? "", result.Detail ?? "");
    }
}
