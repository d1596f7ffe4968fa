using ActorLoad.Kernel.Tests.Guests;

namespace ActorLoad.Kernel.Tests;

public sealed class RefusalsInGuestSpec
{
    [Fact]
    public async Task Refused_requests_should_be_told_why()
    {
        var run = await UmlGuest.RunAsync(
            "refusals.sh", ["--append", "module_blacklist=dummy"], [Environment.ProcessPath!, typeof(LinuxKernelSpec).Assembly.Location]);

        Assert.Equal(
            [
                "blacklisted: Insert EPERM: module_blacklist= on the kernel command line names it",
                "without capability: Insert EPERM: this process has no CAP_SYS_MODULE",
                "root: True",
                "root of a namespace below: False",
                "empty: Insert EINVAL: the file is empty",
                "disabled: Insert EPERM: kernel.modules_disabled is 1: no module can be loaded until the next boot",
            ],
            run.Succeeded().Lines);
    }
}
