namespace ActorLoad.Client.Tests.Support;

/// <summary>Answers of a service, as they stand on the wire.</summary>
public static class Answers
{
    public const string Status = """
        {"version":"0.1.0","pid":412,"bootId":"b00t","kernelRelease":"6.1.0-x","modulesDirectory":"/lib/modules/6.1.0-x",
        "configDirectories":["/etc/modprobe.d","/run/modprobe.d"],"uptime":3725000,"generation":2,"connections":3,
        "residentBytes":66060288,"requests":{"leader":57,"joined":300},"arrived":362,"waiting":3,"failed":1,"abandoned":2,"modules":{"live":57},"kernelCalls":59,
        "loading":[{"name":"slow","path":"/lib/modules/6.1.0-x/slow.ko","milliseconds":1250,"requester":"modprobe[77]","waiters":4}],
        "journal":{"state":"open","path":"/run/j.db","written":357,"pending":1,"lost":0},
        "uevents":{"received":500,"requested":300,"coalesced":243,"waiting":2,"modules":57,"ignored":{"unicast":2,"otheruser":1},"overruns":1,"coldplugs":2},
        "warnings":["udevd loads modules, too: 80-drivers.rules is not overridden"],
        "fleet":{"server":"db/fleet","shipped":214,"pending":3,"failures":0,"contact":"2026-03-01T12:00:00+00:00"}}
        """;

    /// <summary>One module that is live already.</summary>
    public static string Live(string name) => Load("live", "live", Module(name, "live", "live"));

    /// <summary>An answer to Load.</summary>
    public static string Load(string outcome, string role, params string[] modules) =>
        $$"""{"outcome":"{{outcome}}","role":"{{role}}","modules":[{{string.Join(',', modules)}}]}""";

    /// <summary>A module of such an answer.</summary>
    public static string Module(
        string name, string outcome, string role, bool requested = true, int errno = 0, string errnoName = "", string stage = "none",
        string extra = "") =>
        $$"""
        {"name":"{{name}}","path":"/m/{{name}}.ko","outcome":"{{outcome}}","role":"{{role}}","requested":{{(requested ? "true" : "false")}},
        "errno":{{errno}},{{(errnoName.Length > 0 ? $"\"errnoName\":\"{errnoName}\"," : "")}}"stage":"{{stage}}",{{extra}}"parametersIgnored":false}
        """;
}
