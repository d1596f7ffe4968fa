using ActorLoad.Interop.Tracing;

namespace ActorLoad.Interop.Tests.Tracing;

/// <summary>Lines as Debian's 6.1 kernel printed them.</summary>
public sealed class TraceLineSpec
{
    [Fact]
    public void A_request_of_the_kernel_should_say_who_asked_where_and_for_what()
    {
        var line = TraceLine.Parse(
            "  cryptomgr_test-382     [002] .....    32.513478: module_request: crypto-cryptd(__ghash-pclmulqdqni) wait=1 call_site=crypto_alg_mod_lookup");

        Assert.Equal(
            new TraceLine(
                "cryptomgr_test", 382, 2, TimeSpan.FromMicroseconds(32_513_478), "module_request",
                "crypto-cryptd(__ghash-pclmulqdqni) wait=1 call_site=crypto_alg_mod_lookup"),
            line);
        Assert.Equal(
            new ModuleRequestLine("crypto-cryptd(__ghash-pclmulqdqni)", Waits: true, "crypto_alg_mod_lookup"), ModuleRequestLine.Parse(line?.Text ?? ""));
    }

    [Theory]
    [InlineData(
        "     load button-314     [002] ...1.    25.988827: sys_finit_module(fd: 92, uargs: 7f76f62fbc30, flags: 0)",
        "load button", 314, "sys_finit_module", "(fd: 92, uargs: 7f76f62fbc30, flags: 0)")]
    [InlineData(
        "        modprobe-77      [001] .....     4.063498: sys_init_module -> 0xffffffffffffffef",
        "modprobe", 77, "sys_init_module", " -> 0xffffffffffffffef")]
    public void A_call_and_its_end_should_say_which_and_what(string text, string comm, int pid, string happened, string says)
    {
        var line = TraceLine.Parse(text);
        Assert.Equal((comm, pid, happened, says), (line?.Comm, line?.Pid, line?.Event, line?.Text));
    }

    [Theory]
    [InlineData("CPU:2 [LOST 12 EVENTS]", 12)]
    [InlineData("CPU:0 [LOST EVENTS]", 1)]
    [InlineData("  a-1 [000] ..... 1.0: module_request: CPU:0 [LOST 3 EVENTS] wait=1 call_site=y", 0)]
    [InlineData("CPU:1 [LOST 99999999999999999999 EVENTS]", 1)]
    [InlineData("CPU:x [LOST 3 EVENTS]", 0)]
    [InlineData("CPU:1 [LOST x EVENTS]", 0)]
    [InlineData("CPU:1 evil [LOST 3 EVENTS]", 0)]
    [InlineData("CPU:1 [LOST 3 EVENTS] ", 0)]
    [InlineData("", 0)]
    public void Lost_events_should_be_counted(string line, long lost) => Assert.Equal(lost, TraceLoss.Parse(line));

    [Theory]
    [InlineData("CPU:2 [LOST 12 EVENTS]")]
    [InlineData("")]
    [InlineData("evil")]
    [InlineData("  a-1 [000] ..... 99999999999999999999999999999.0: module_request: x wait=1 call_site=y")]
    [InlineData("  a-99999999999999999999 [000] ..... 1.0: module_request: x wait=1 call_site=y")]
    [InlineData("  a-1 [99999999999999999999] ..... 1.0: module_request: x wait=1 call_site=y")]
    [InlineData("  a-1 [000] ..... 1.0: module_request")]
    [InlineData("  a-1 [000] ..... 1.0: ")]
    [InlineData("  a-1 [000] ..... 1.0")]
    [InlineData("  a-1 [000]")]
    [InlineData("               a-1 [000] ..... 1.0: module_request:x wait=1 call_site=y")]
    public void What_is_no_event_should_be_passed_over(string line) => Assert.Null(TraceLine.Parse(line));

    [Theory]
    [InlineData(" a-1 [000] . 1.0", "a-1 [000] . 1.0")]
    [InlineData("  a-1 [000] . 1:", "a-1 [000] . 1:")]
    [InlineData("    für-1 größe", "für-1 größe")] // the kernel counts bytes
    [InlineData("               -", "-")]
    public void Threads_with_dashes_spaces_and_brackets_in_their_names_should_keep_them(string printed, string comm) =>
        Assert.Equal(comm, TraceLine.Parse($"{printed}-77      [001] .....     5.000000: module_request: x wait=0 call_site=y")?.Comm);

    [Theory]
    [InlineData("a wait=1 call_site=b wait=0 call_site=real_one", "a wait=1 call_site=b", false)]
    [InlineData("net-pf-10 wait=1 call_site=__sock_create", "net-pf-10", true)]
    public void Names_that_look_like_fields_should_stay_names(string text, string name, bool waits)
    {
        var asked = ModuleRequestLine.Parse(text);
        Assert.Equal((name, waits), (asked?.Name, asked?.Waits));
    }

    [Theory]
    [InlineData("dummy")]
    [InlineData(" wait=1 call_site=x")]
    [InlineData("dummy call_site=x")]
    public void Other_texts_should_be_no_requests(string text) => Assert.Null(ModuleRequestLine.Parse(text));
}
