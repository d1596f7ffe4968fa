using System.Text.Json.Serialization;
using ActorLoad.Rpc.Messages;

namespace ActorLoad.Rpc;

/// <summary>The messages that need not be fast, for <see cref="System.Text.Json.JsonSerializer"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = Contract.MaxDepth, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ExplainReply))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(ModulesReply))]
[JsonSerializable(typeof(EventReply))]
[JsonSerializable(typeof(RenderReply))]
[JsonSerializable(typeof(HistoryReply))]
[JsonSerializable(typeof(TriggerReply))]
[JsonSerializable(typeof(SettleReply))]
[JsonSerializable(typeof(ServiceInfo))]
[JsonSerializable(typeof(InterfaceDescription))]
public sealed partial class WireJson : JsonSerializerContext;
