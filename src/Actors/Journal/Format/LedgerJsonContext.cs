using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActorLoad.Actors.Journal.Events;
using ActorLoad.Actors.Preload;
using ActorLoad.Actors.Requests;
using ActorLoad.Interop.Index;
using ActorLoad.Interop.Kernel;

namespace ActorLoad.Actors.Journal.Format;

[JsonSerializable(typeof(ServiceStarted))]
[JsonSerializable(typeof(ServiceStopped))]
[JsonSerializable(typeof(PlanMade))]
[JsonSerializable(typeof(LoadStarted))]
[JsonSerializable(typeof(LoadFinished))]
[JsonSerializable(typeof(LoadSlow))]
[JsonSerializable(typeof(ModuleGone))]
[JsonSerializable(typeof(RequestAnswered))]
[JsonSerializable(typeof(RequestColumns))]
[JsonSerializable(typeof(EventsLost))]
[JsonSerializable(typeof(JournalSetAside))]
[JsonSerializable(typeof(BootsForgotten))]
[JsonSerializable(typeof(ForeignLoad))]
[JsonSerializable(typeof(UeventsOverrun))]
[JsonSerializable(typeof(ColdplugStarted))]
[JsonSerializable(typeof(ColdplugFinished))]
[JsonSerializable(typeof(KernelAsked))]
[JsonSerializable(typeof(DecisionColumns))]
[JsonSerializable(typeof(ObservedCall))]
[JsonSerializable(typeof(TraceLost))]
[JsonSerializable(typeof(PreloadPlanned))]
[JsonSerializable(typeof(PreloadLearned))]
[JsonSerializable(typeof(KernelCounted))]
[JsonSerializable(typeof(ProcessSeen))]
[JsonSerializable(typeof(ProcessColumns))]
[JsonSerializable(typeof(PreloadList))]
[JsonSerializable(typeof(PreloadEntry))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext
{
    /// <summary>The one set of options for everything in the journal.</summary>
    internal static LedgerJsonContext Ledger { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no HTML is near, and people read this
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new RequestIdConverter(),
            Words<Role>(),
            Words<DecisionKind>(),
            Words<Outcome>(),
            Words<RequesterKind>(),
            Words<PreloadFate>(),
            Words<StepAction>(),
            Words<ResolveFlags>(),
            Words<LoadFlags>(),
            Words<CountOccasion>(),
        },
    });

    private static JsonStringEnumConverter<T> Words<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}
