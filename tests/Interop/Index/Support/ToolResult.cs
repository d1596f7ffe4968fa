namespace ActorLoad.Interop.Tests.Index.Support;

/// <summary>What a program printed.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Errors);
