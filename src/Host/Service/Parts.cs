using ActorLoad.Actors;
using ActorLoad.Actors.Modules;
using ActorLoad.Host.Configuration;
using ActorLoad.Interop.Commands;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;
using ActorLoad.Interop.Machines;
using ActorLoad.Interop.Uevents;
using ActorLoad.Rpc;

namespace ActorLoad.Host.Service;

/// <summary>The real Linux under the actors.</summary>
internal sealed class Parts : IDisposable
{
    private readonly UeventSocket? _uevents;

    /// <summary>Puts them together.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="uevents">The socket that was bound; disposed of with the rest. Null for none.</param>
    /// <param name="processors">Where install commands may run; null for where the service does.</param>
    /// <exception cref="IOException">This Linux lacks what the service lives on.</exception>
    public Parts(ServiceOptions options, UeventSocket? uevents, CpuSet? processors)
    {
        if (!Directory.Exists("/sys/module"))
        {
            throw new IOException("/sys/module is missing, and only there one can see which modules are live: mount sysfs on /sys");
        }

        _uevents = uevents;
        Kernel = new LinuxKernel();
        Index = new KmodIndex(options.Modules.Directory, options.Modules.ConfigDirectories);
        Loader = new LoaderParts(
            Kernel, Index, Commands(options.Socket, processors), TimeProvider.System, options.Failures, options.Requests)
        {
            Book = new LoadBook(LiveModules.Read().Select(module => module.Name)),
        };
    }

    /// <summary>The kernel.</summary>
    public LinuxKernel Kernel { get; }

    /// <summary>The indexes.</summary>
    public KmodIndex Index { get; }

    /// <summary>What the actors are made from.</summary>
    public LoaderParts Loader { get; }

    // A command that calls modprobe comes back to this very service.
    private static LinuxInstallCommands Commands(string socket, CpuSet? processors) =>
        new(new Dictionary<string, string> { [Contract.SocketVariable] = socket }, processors);

    /// <inheritdoc/>
    public void Dispose()
    {
        Index.Dispose();
        Kernel.Dispose();
        _uevents?.Dispose();
    }
}
