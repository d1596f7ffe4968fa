namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>Kernel command lines, plain and odd.</summary>
public static class CommandLines
{
    public static TheoryData<string> All() =>
    [
        "",
        "\n",
        "quiet root=/dev/sda1 ro many_options.k=1 base.debug=2 --\n",
        "many-options.k=\"a b\" many_options.k2=\"c  d\",e base.x=1 base.x=2",
        "\"many_options.q=a b c\" base.z=9",
        "\"many_options.q=a b c\"base.z=9 base.y=1",
        "modprobe.blacklist=plain,dash-name,dash_name,many_options quiet",
        "\"modprobe.blacklist=plain,base\" modprobe.blacklist=\"dash_name,shadowed\"",
        "modprobe.blacklist= modprobe.blacklist base.one modprobe.other=1",
        "many_options.flag many_options. many_options.= .x=1 base.a.b=1 base.a=b.c=d base=x.y",
        "many_options.open=\"unterminated base.later=1",
        "\"many_options.k=1 base.later=1",
        "base.\"q\"=1 ba\"se.q\"=1 base.q=\"1\"2\"3 4\"",
        "\tmany_options.tab=1\tbase.tab=\"a\tb\"\vbase.v=1\fbase.f=1\rbase.r=1\n\nbase.n=1",
        "many[options.x=1 [a-b].x=1 a]b.x=1 base.x=[1-2]",
        "many_options.long=" + new string('x', 4050) + " base.cut=1234567890",
        new string('x', 4090) + " base.cut=1",
        "options_alias.via=alias options-config-alias.via=alias onlyinstall.x=1",
    ];
}
