namespace ActorLoad.Interop.Peers;

/// <summary>The processes that there are now.</summary>
public interface IProcessTable
{
    /// <summary>Name, parent and beginning of the process that has this id now; null for none.</summary>
    ProcessStat? StatOf(int pid);

    /// <summary>The file that it runs; null if it is gone, or a thread of the kernel.</summary>
    string? ExeOf(int pid);
}
