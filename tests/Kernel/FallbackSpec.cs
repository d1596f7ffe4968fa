using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

/// <summary>The client as modprobe on a real kernel, with and without the service.</summary>
public sealed class FallbackSpec
{
    [Fact]
    public async Task Client_as_modprobe_should_load_through_kmod_when_no_service_answers()
    {
        var run = await UmlGuest.RunAsync("fallback.sh", ["--time", "900"], []);

        Assert.Equal(
            [
                "no service: status 0",
                "no service: execve /run/modprobe",
                "no service: execve /usr/bin/kmod",
                "no service: finit_module 0",
                "no service: dummy is live",
                "service: status 0",
                "service: execve /run/modprobe",
                "service: nlmon is live",
                "stopped: status 0",
                "stopped: execve /run/modprobe",
                "stopped: execve /usr/bin/kmod",
                "stopped: finit_module 0",
                "stopped: ifb is live",
                "killed: its socket is still there",
                "killed: status 0",
                "killed: execve /run/modprobe",
                "killed: execve /usr/bin/kmod",
                "killed: finit_module 0",
                "killed: veth is live",
            ],
            run.Succeeded().Lines);
    }
}
