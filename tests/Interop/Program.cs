using ActorLoad.Interop.Index;
using ActorLoad.Interop.Index.Config;
using ActorLoad.Interop.Tests.Index.Support;
using ActorLoad.Interop.Uevents;

namespace ActorLoad.Interop.Tests;

/// <summary>
/// The tests as a program: for what a test process cannot do to itself, namely to see another kernel command line, or to be without a capability.
/// <c>resolve MODULES CONFIG SPEC…</c> prints the answers; <c>config MODULES CONFIG</c> the lines of configuration;
/// <c>uevent-buffer</c> the buffer that a uevent socket got.
/// </summary>
public static class Program
{
    public const string Separator = "\u001e";

    public static int Main(string[] args)
    {
        if (args is ["resolve", var modules, var config, .. var specs])
        {
            using var index = new KmodIndex(modules, [config]);
            foreach (var spec in specs)
            {
                foreach (var flags in RichTree.AllFlags)
                {
                    var answer = index.Resolve(spec, flags);
                    Console.Write(Modprobe.Render(answer) + Separator);
                    Console.Error.WriteLine(answer.Detail);
                }
            }

            return 0;
        }

        if (args is ["config", var directory, .. var paths])
        {
            Console.Write(ConfigDump.Show(ConfigExplanation.Read(directory, paths)));
            return 0;
        }

        if (args is ["uevent-buffer"])
        {
            using var socket = UeventSocket.Bind(1 << 30);
            Console.Write(socket.ReceiveBuffer);
            return 0;
        }

        return 2;
    }
}
