namespace ActorLoad.Interop.Index;

/// <summary>The indexes cannot be used. The message says which file, what is wrong with it and what to do.</summary>
public sealed class IndexException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="errno">The errno that stands for it: ENOENT for a missing file, EINVAL for a broken one.</param>
    /// <param name="message">Which file, what is wrong, what to do.</param>
    public IndexException(int errno, string message)
        : base(message) => Errno = errno;

    /// <summary>The errno that stands for it.</summary>
    public int Errno { get; }
}
