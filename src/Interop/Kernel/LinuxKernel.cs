using ActorLoad.Interop.Kernel.Asks;

namespace ActorLoad.Interop.Kernel;

/// <summary>
/// The running Linux kernel. Each load has a thread of its own, named "load NAME", so that a load that a running load waits
/// for always finds one. All members may be called from any thread.
/// </summary>
public sealed class LinuxKernel : IKernel, IDisposable
{
    /// <summary>The largest module that is unpacked here, in bytes: 256 MiB.</summary>
    public const long DefaultUnpackLimit = 256L << 20;

    // Ample for the decoders, and small enough for a load of every module at once.
    private const int StackBytes = 256 * 1024;

    private readonly KernelFacts _facts;
    private readonly InitStates _states;
    private readonly LoadAsks _asks = new();
    private readonly long _unpackLimit;
    private volatile LastWord? _lastWord;

    /// <summary>The kernel as seen through these folders.</summary>
    /// <param name="sysRoot">Where sysfs is mounted.</param>
    /// <param name="procRoot">Where procfs is mounted.</param>
    /// <param name="unpackLimit">The largest unpacked size of a module that the kernel does not unpack itself, in bytes.</param>
    public LinuxKernel(string sysRoot = "/sys", string procRoot = "/proc", long unpackLimit = DefaultUnpackLimit)
    {
        _facts = new KernelFacts(sysRoot, procRoot);
        _states = new InitStates(sysRoot, procRoot);
        _unpackLimit = unpackLimit;
    }

    /// <inheritdoc/>
    public long Taint => _facts.Taint;

    /// <summary>Whether <c>/proc/sys/kernel/modules_disabled</c> is 1: from then on every load is EPERM until the next boot.</summary>
    public bool ModulesDisabled => _facts.ModulesDisabled;

    /// <inheritdoc/>
    public Task<LoadResult> LoadAsync(LoadOrder order)
    {
        if (_lastWord is { } lastWord)
        {
            return Task.FromResult(lastWord.Result);
        }

        return OnOwnThread($"load {order.Name}", () => Load(order));
    }

    /// <summary>
    /// Goes the way of a load without one, so that the first one that counts finds its code compiled and the tracepoint watched. The
    /// kernel is asked for nothing but this process's number.
    /// </summary>
    public Task PrepareAsync() => OnOwnThread("prepare", () =>
    {
        var self = Environment.ProcessPath ?? "/proc/self/exe";
        using var file = ModuleFile.Open(self, out var failure);
        using var watch = _asks.Watch(self);
        ModuleSyscalls.CallNothing();
        _ = GetInitState("prepare");
        return failure;
    });

    /// <inheritdoc/>
    public InitState GetInitState(string name) => _states.Get(name);

    /// <inheritdoc/>
    public bool IsLive(string name) => _states.IsLive(name);

    /// <inheritdoc/>
    public string? TakeAsk(string name) => _asks.Take(name);

    /// <summary>
    /// Whether <see cref="TakeAsk"/> can know anything: tracefs is readable and the kernel lets this process watch its own
    /// threads (CAP_PERFMON).
    /// </summary>
    public bool SeesAsks => _asks.IsWatching;

    /// <summary>Closes the files that are kept open for <see cref="IsLive"/>. Loads under way come to their end.</summary>
    public void Dispose()
    {
        _states.Dispose();
        _asks.Dispose();
    }

    private static Task<LoadResult> OnOwnThread(string name, Func<LoadResult> work)
    {
        var answer = new TaskCompletionSource<LoadResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var thread = new Thread(() => Answer(work, answer), StackBytes) { Name = name, IsBackground = true };
            thread.UnsafeStart();
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            answer.SetException(e);
        }

        return answer.Task;
    }

    private static void Answer(Func<LoadResult> work, TaskCompletionSource<LoadResult> answer)
    {
        try
        {
            answer.SetResult(work());
        }
        catch (Exception e)
        {
            // The end of this thread must be an answer, whatever it is.
            answer.SetException(e);
        }
    }

    private LoadResult Load(LoadOrder order)
    {
        if (order.Options.Contains('\0'))
        {
            return new LoadResult(Errno.EINVAL, LoadStage.Open, Detail: "the parameters contain a NUL character");
        }

        using var file = ModuleFile.Open(order.Path, out var failure);
        using var watch = file is null ? null : _asks.Watch(order.Path);
        return file is null ? failure : Insert(order, file);
    }

    private LoadResult Insert(LoadOrder order, ModuleFile file)
    {
        var options = Posix.ZeroTerminated(order.Options);
        var flags = (int)order.Flags;
        if (file.Format is not (ModuleFormat.Gzip or ModuleFormat.Xz or ModuleFormat.Zstd))
        {
            return Answer(ModuleSyscalls.FinitModule(file.Handle, options, flags), order, file);
        }

        if (_facts.Compression == ModuleUnpacker.Name(file.Format))
        {
            return Answer(ModuleSyscalls.FinitModule(file.Handle, options, flags | ModuleSyscalls.CompressedFile), order, file);
        }

        if (order.Flags != LoadFlags.None)
        {
            return new LoadResult(
                Errno.EOPNOTSUPP,
                LoadStage.Unpack,
                file.Size,
                $"init_module(2) has no flags, and this kernel does not unpack {ModuleUnpacker.Name(file.Format)} itself: give the plain file");
        }

        using var image = ModuleUnpacker.Unpack(file, _unpackLimit, out var failure);
        return image is null ? failure : Answer(ModuleSyscalls.InitModule(image, options), order, file);
    }

    private LoadResult Answer(int errno, LoadOrder order, ModuleFile file)
    {
        var state = errno == Errno.EEXIST ? GetInitState(order.Name) : InitState.Absent;
        var detail = Refusal.Explain(errno, order, file.Format, _facts, state);
        if (errno == Errno.ENOSYS || (errno == Errno.EPERM && _facts.ModulesDisabled))
        {
            _lastWord = new LastWord(new LoadResult(errno, LoadStage.None, Detail: detail));
        }

        return new LoadResult(errno, LoadStage.Insert, file.Size, detail);
    }

    // What the kernel says to every load until the next boot: there is no way back from modules_disabled (proc_sys_kernel(5)), nor
    // from a kernel without modules. So nothing is tried any more.
    private sealed record LastWord(LoadResult Result);
}
