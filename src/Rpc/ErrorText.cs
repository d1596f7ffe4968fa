using System.Text.Json;

namespace ActorLoad.Rpc;

/// <summary>What the varlink errors of this contract mean, in words for people.</summary>
internal static class ErrorText
{
    public static string Describe(string error, string? parameters) => error switch
    {
        ErrorNames.NotPermitted =>
            $"uid {Field(parameters, "uid")} may not load modules: only root of the initial user namespace may",
        ErrorNames.InvalidSpec =>
            $"'{Field(parameters, "spec")}' cannot be a module, an alias or a path: {Field(parameters, "reason")}",
        ErrorNames.TooManyRequests =>
            $"more connections or requests than the service allows ({Field(parameters, "limit")}): wait for answers, then go on",
        ErrorNames.Stopping => "the service is stopping",
        ErrorNames.InstallLoop =>
            $"install commands call each other more than {Field(parameters, "depth")} times for '{Field(parameters, "spec")}'",
        ErrorNames.NotMeasuring => "the service measures nothing: set actorload.metrics.enabled = true and restart it",
        ErrorNames.NotListening => "the service does not listen to the kernel's events: set actorload.uevents.enabled = true and restart it",
        ErrorNames.Observing =>
            "the service only observes (mode = observe) and loads nothing: use modprobe, or have it load with 'actorload mode converge'",
        ErrorNames.NoSuchBoot or ErrorNames.JournalUnreadable => Field(parameters, "reason"),
        ErrorNames.BadCall => $"not a varlink call: {Field(parameters, "reason")}",
        ErrorNames.InterfaceNotFound => $"the service has no interface {Field(parameters, "interface")}",
        ErrorNames.MethodNotFound => $"the service has no method {Field(parameters, "method")}",
        ErrorNames.MethodNotImplemented => $"the service does not implement {Field(parameters, "method")}",
        ErrorNames.InvalidParameter =>
            $"parameter '{Field(parameters, "parameter")}' is unknown, given twice, missing, of the wrong type or out of range",
        ErrorNames.PermissionDenied => "the service denies this to the caller",
        ErrorNames.ExpectedMore => "the method has more than one reply: call it with 'more'",
        _ => parameters is null ? error : $"{error} {parameters}",
    };

    private static string Field(string? parameters, string name)
    {
        if (parameters is null)
        {
            return "?";
        }

        try
        {
            using var document = JsonDocument.Parse(parameters);
            return document.RootElement.TryGetProperty(name, out var value) ? value.ToString() : "?";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "?";
        }
    }
}
