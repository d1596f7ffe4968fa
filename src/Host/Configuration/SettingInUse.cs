namespace ActorLoad.Host.Configuration;

/// <summary>A value and where it was set.</summary>
/// <param name="Value">The value.</param>
/// <param name="Place">The file and line, or the <c>--set</c>; null for a default.</param>
internal sealed record SettingInUse(object Value, string? Place);
