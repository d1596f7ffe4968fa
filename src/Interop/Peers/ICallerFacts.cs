namespace ActorLoad.Interop.Peers;

/// <summary>What can be known of a process that is seen at work, and may be gone by now.</summary>
public interface ICallerFacts
{
    /// <summary>The path of a file that it has open; null if that cannot be told.</summary>
    string? FileOf(int pid, int descriptor);

    /// <summary>Its parent; null if it is gone.</summary>
    ParentProcess? ParentOf(int pid);

    /// <summary>Its cgroup; null if it is gone.</summary>
    string? CgroupOf(int pid);

    /// <summary>Size of a file; 0 if that cannot be told.</summary>
    long SizeOf(string path);
}
