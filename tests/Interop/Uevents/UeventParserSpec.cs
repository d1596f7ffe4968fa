using System.Text;
using ActorLoad.Interop.Uevents;
using CsCheck;

namespace ActorLoad.Interop.Tests.Uevents;

public sealed class UeventParserSpec
{
    private const string Uuid = "34eb4c0d-96a5-49a2-823d-da8ad590467c";

    // As a Linux 6.18 sent them to a program that was not ours.
    private const string Clock =
        "add@/devices/platform/rtc_cmos\0ACTION=add\0DEVPATH=/devices/platform/rtc_cmos\0SUBSYSTEM=platform\0"
        + $"SYNTH_UUID={Uuid}\0DRIVER=rtc_cmos\0MODALIAS=platform:rtc_cmos\0SEQNUM=832\0";

    private const string Module = "remove@/module/dummy\0ACTION=remove\0DEVPATH=/module/dummy\0SUBSYSTEM=module\0SEQNUM=901\0";

    [Fact]
    public void Parser_should_read_what_the_kernel_sends()
    {
        Assert.Equal(
            new Uevent("add", "/devices/platform/rtc_cmos", 832, "platform", "rtc_cmos", "platform:rtc_cmos", Uuid), Parse(Clock).Event);
        Assert.Equal(new Uevent("remove", "/module/dummy", 901, "module", null, null, null), Parse(Module).Event);
    }

    [Fact]
    public void Parser_should_take_the_line_feed_from_a_processor_s_alias_and_leave_its_length()
    {
        var alias = "cpu:type:x86,ven0002fam0019mod0011:feature:" + string.Concat(Enumerable.Range(0, 500).Select(n => $",{n:X4}"));
        var parsed = Parse(
            $"add@/devices/system/cpu/cpu1\0ACTION=add\0DEVPATH=/devices/system/cpu/cpu1\0SUBSYSTEM=cpu\0MODALIAS={alias}\n\0SEQNUM=995\0");
        Assert.Equal(alias, parsed.Event?.Modalias);
    }

    [Theory]
    [InlineData("", UeventRefusal.NoHeader)]
    [InlineData("\0", UeventRefusal.NoHeader)]
    [InlineData("add", UeventRefusal.NoHeader)]
    [InlineData("add@devices/x\0ACTION=add\0", UeventRefusal.NoHeader)]
    [InlineData("@/devices/x\0ACTION=\0DEVPATH=/devices/x\0SEQNUM=1\0", UeventRefusal.NoHeader)]
    [InlineData("ADD@/devices/x\0ACTION=ADD\0DEVPATH=/devices/x\0SEQNUM=1\0", UeventRefusal.NoHeader)]
    [InlineData("libudev\0\xfe\xed\xca\xfe", UeventRefusal.FromUdev)]
    [InlineData("add@/devices/x", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SEQNUM=1", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=remove\0DEVPATH=/devices/x\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/y\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SEQNUM=\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SEQNUM=-1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SEQNUM=1x\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SEQNUM=99999999999999999999\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0NOVALUE\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0=x\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0MODALIAS=/tmp/evil.ko\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0MODALIAS=../evil.ko\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0MODALIAS=pci:\nv1\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0MODALIAS=pci:\x7fv1\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SUBSYSTEM=pci\n\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0DRIVER=e1000\x1b[2J\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0SYNTH_UUID=0\n1\0SEQNUM=1\0", UeventRefusal.Malformed)]
    [InlineData("add@/devices/x\n\0ACTION=add\0DEVPATH=/devices/x\n\0SEQNUM=1\0", UeventRefusal.Malformed)]
    public void Parser_should_refuse(string datagram, UeventRefusal why) => Assert.Equal((null, why), Parse(datagram));

    [Fact]
    public void Parser_should_refuse_an_alias_that_is_longer_than_any()
    {
        string With(int length) =>
            $"add@/devices/x\0ACTION=add\0DEVPATH=/devices/x\0MODALIAS={new string('a', length)}\0SEQNUM=1\0";

        Assert.Equal(4095, Parse(With(4095)).Event?.Modalias?.Length);
        Assert.Equal((null, UeventRefusal.Malformed), Parse(With(4096)));
    }

    [Fact]
    public void Every_cut_of_a_message_should_be_refused()
    {
        foreach (var length in Enumerable.Range(0, Clock.Length))
        {
            Assert.Null(Parse(Clock[..length]).Event);
        }
    }

    [Fact]
    public void Parser_should_throw_at_nothing() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Changed(Clock), Changed(Module)).Sample(static bytes =>
        {
            var parsed = UeventParser.Parse(bytes, out _);

            // Whatever is believed begins with what it says.
            return parsed is null || Encoding.Latin1.GetString(bytes).StartsWith($"{parsed.Action}@", StringComparison.Ordinal);
        });

    private static Gen<byte[]> Changed(string datagram) =>
        Gen.Select(Gen.Int[0, datagram.Length - 1], Gen.Byte, Gen.Int[0, datagram.Length - 1], Gen.Byte).Select(change =>
        {
            var (first, value, second, other) = change;
            var bytes = Encoding.Latin1.GetBytes(datagram);
            bytes[first] = value;
            bytes[second] = other;
            return bytes;
        });

    private static (Uevent? Event, UeventRefusal Refusal) Parse(string datagram)
    {
        var parsed = UeventParser.Parse(Encoding.Latin1.GetBytes(datagram), out var refusal);
        return (parsed, parsed is null ? refusal : default);
    }
}
