using System.Text;
using CsCheck;

namespace ActorLoad.Rpc.Tests;

public sealed class BadCallSpecs
{
    [Theory]
    [InlineData("", "not JSON, or nested deeper than 16 levels, at byte 0")]
    [InlineData(" ", "not JSON, or nested deeper than 16 levels, at byte 0")]
    [InlineData("GET / HTTP/1.1\r\n", "not JSON, or nested deeper than 16 levels, at byte 0")]
    [InlineData("{\"method\":\"a.B\"", "not JSON, or nested deeper than 16 levels, at byte 15")]
    [InlineData("{\"method\":\"a.B\",}", "not JSON, or nested deeper than 16 levels, at byte 16")]
    [InlineData("{\"method\":\"a.B\"}{}", "not JSON, or nested deeper than 16 levels, at byte 16")]
    [InlineData("{\"x\":[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]],\"method\":\"a.B\"}", "not JSON, or nested deeper than 16 levels, at byte 20")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("null", "not a JSON object")]
    [InlineData("\"io.actorload.Loader.Load\"", "not a JSON object")]
    public void Call_should_say_why_bytes_are_no_call(string frame, string reason)
    {
        var fault = Assert.Throws<VarlinkException>(() => Call.Read(Encoding.UTF8.GetBytes(frame)));

        Assert.Equal("io.actorload.Loader.BadCall", fault.Error);
        Assert.Equal("not a varlink call: " + reason, fault.Message);
    }

    [Fact]
    public void Call_should_refuse_what_is_not_UTF8()
    {
        var fault = Assert.Throws<VarlinkException>(() => Call.Read("{\"method\":\"a.\xff\"}"u8.ToArray().Select(b => b == 0xc3 ? (byte)0xff : b).ToArray()));

        Assert.Equal("not a varlink call: not UTF-8", fault.Message);
    }

    [Theory]
    [InlineData("{}", "method")]
    [InlineData("{\"method\":\"\"}", "method")]
    [InlineData("{\"method\":null}", "method")]
    [InlineData("{\"method\":7}", "method")]
    [InlineData("{\"method\":{\"a\":1}}", "method")]
    [InlineData("{\"method\":\"a.B\",\"method\":\"a.C\"}", "method")]
    [InlineData("{\"method\":\"a.B\",\"parameters\":[]}", "parameters")]
    [InlineData("{\"method\":\"a.B\",\"parameters\":\"x\"}", "parameters")]
    [InlineData("{\"method\":\"a.B\",\"parameters\":{},\"parameters\":{}}", "parameters")]
    [InlineData("{\"method\":\"a.B\",\"more\":1}", "more")]
    [InlineData("{\"method\":\"a.B\",\"oneway\":\"yes\"}", "oneway")]
    [InlineData("{\"method\":\"a.B\",\"upgrade\":true}", "upgrade")]
    public void Call_should_name_the_member_that_is_wrong(string frame, string member) =>
        Assert.Equal(Invalid(member), Call.Read(Encoding.UTF8.GetBytes(frame)).Fault!.Message);

    [Fact]
    public void Call_should_know_that_no_reply_is_wanted_even_where_the_call_is_wrong()
    {
        var call = Call.Read("{\"method\":[1,{\"x\":2}],\"vendor\":{\"deep\":[]},\"oneway\":true}"u8);

        Assert.True(call.OneWay);
        Assert.NotNull(call.Fault);
    }

    [Fact]
    public void Call_should_leave_out_what_a_vendor_added_around_the_parameters()
    {
        var call = Call.Read("{\"org.example\":{\"trace\":[1]},\"method\":\"a.\\u0042\",\"more\":true,\"parameters\":null}"u8);

        Assert.Null(call.Fault);
        Assert.True(call.More);
        Assert.Equal("a.B", Encoding.UTF8.GetString(call.Method));
        Assert.True(call.Parameters.IsEmpty);
    }

    [Theory]
    [InlineData("{}", "spec")]
    [InlineData("{\"spec\":null}", "spec")]
    [InlineData("{\"spec\":[\"xfs\"]}", "spec")]
    [InlineData("{\"spec\":\"xfs\",\"spec\":\"ext4\"}", "spec")]
    [InlineData("{\"spec\":\"\\ud800\"}", "spec")]
    [InlineData("{\"sp\\udc00\":\"xfs\"}", "?")]
    [InlineData("{\"spec\":\"xfs\",\"retyr\":true}", "retyr")]
    [InlineData("{\"spec\":\"xfs\",\"Retry\":true}", "Retry")]
    [InlineData("{\"spec\":\"xfs\",\"retry\":\"true\"}", "retry")]
    [InlineData("{\"spec\":\"xfs\",\"parameters\":{}}", "parameters")]
    [InlineData("{\"spec\":\"xfs\",\"timeout\":-1}", "timeout")]
    [InlineData("{\"spec\":\"xfs\",\"timeout\":1.5}", "timeout")]
    [InlineData("{\"spec\":\"xfs\",\"timeout\":99999999999999999999}", "timeout")]
    [InlineData("{\"spec\":\"xfs\",\"timeout\":\"5\"}", "timeout")]
    [InlineData("{\"spec\":\"xfs\",\"installDepth\":-1}", "installDepth")]
    [InlineData("{\"spec\":\"xfs\",\"requester\":\"root\"}", "requester")]
    [InlineData("{\"spec\":\"xfs\",\"requester\":{}}", "requester.kind")]
    [InlineData("{\"spec\":\"xfs\",\"requester\":{\"kind\":7}}", "requester.kind")]
    [InlineData("{\"spec\":\"xfs\",\"requester\":{\"kind\":\"udev\",\"pid\":1}}", "requester.pid")]
    [InlineData("{\"spec\":\"xfs\",\"requester\":{\"kind\":\"udev\",\"seqnum\":-1}}", "requester.seqnum")]
    public void LoadCall_should_name_the_parameter_that_is_wrong(string parameters, string parameter)
    {
        var frame = Encoding.UTF8.GetBytes("{\"method\":\"io.actorload.Loader.Load\",\"parameters\":" + parameters + "}");

        var fault = Assert.Throws<VarlinkException>(() => LoadCall.Read(Call.Read(frame).Parameters));

        Assert.Equal("org.varlink.service.InvalidParameter", fault.Error);
        Assert.Equal(Invalid(parameter), fault.Message);
    }

    [Fact]
    public void Readers_should_throw_nothing_but_protocol_errors()
    {
        var valid = RandomMessages.Load.Select(load => LoadCall.Write(load).ToArray());
        var mangled = Gen.Select(valid, Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 10_000], (frame, at, value, cut) =>
        {
            frame[at % frame.Length] = value;
            return frame[..(1 + (cut % frame.Length))];
        });
        string[] pieces =
            [
                "{", "}", "[", "]", ":", ",", "null", "true", "1", "-1e9", "\"method\"", "\"parameters\"", "\"spec\"", "\"\\udc00\"",
                "\"requester\"", "\"kind\"", "\"io.actorload.Loader.Load\"", "\"oneway\"", " ",
            ];
        var tokens = Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 30].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)));

        Gen.OneOf(mangled, tokens, Gen.Byte.Array[0, 60]).Sample(ReadAll, iter: 20_000);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a\0b", "it has the control character U+0000")]
    [InlineData("a\nb", "it has the control character U+000A")]
    [InlineData("a\x7f", "it has the control character U+007F")]
    [InlineData("../x.ko", "it is a relative path, and the service has another working directory: send the absolute path")]
    [InlineData("./x.ko", "it is a relative path, and the service has another working directory: send the absolute path")]
    public void SpecRules_should_say_what_cannot_be_a_spec(string spec, string reason) =>
        Assert.Equal(reason, SpecRules.WhyNot(spec));

    [Fact]
    public void SpecRules_should_count_bytes_as_PATH_MAX_does()
    {
        Assert.Null(SpecRules.WhyNot(new string('a', 4095)));
        Assert.Equal("it has 4096 bytes, and 4095 is the most", SpecRules.WhyNot(new string('a', 4096)));
        Assert.Equal("it has 4096 bytes, and 4095 is the most", SpecRules.WhyNot(new string('é', 2048)));
        Assert.Null(SpecRules.WhyNot("cpu:type:x86,ven0000fam0006mod009E:feature:,0000,0001"));
        Assert.Null(SpecRules.WhyNot("--force"));
    }

    private static string Invalid(string name) =>
        $"parameter '{name}' is unknown, given twice, missing, of the wrong type or out of range";

    private static void ReadAll(byte[] frame)
    {
        try
        {
            LoadCall.Read(Call.Read(frame).Parameters);
        }
        catch (VarlinkException)
        {
            // The only thing that may come out.
        }

        try
        {
            LoadAnswer.Read(Reply.Read(frame).Parameters);
        }
        catch (VarlinkException)
        {
            // The only thing that may come out.
        }
    }
}
