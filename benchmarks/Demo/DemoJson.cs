using System.Text.Json.Serialization;

namespace ActorLoad.Demo;

/// <summary>What the two sides tell each other.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GuestReport))]
[JsonSerializable(typeof(GuestLine))]
internal sealed partial class DemoJson : JsonSerializerContext;
