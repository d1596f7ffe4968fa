namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>Render</c>.</summary>
/// <param name="Text">What was asked for, in the form that was.</param>
public sealed record RenderReply(string Text);
