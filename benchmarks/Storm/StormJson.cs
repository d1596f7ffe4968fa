using System.Text.Json.Serialization;

namespace ActorLoad.Storm;

/// <summary>The summary as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StormSummary))]
public sealed partial class StormJson : JsonSerializerContext;
