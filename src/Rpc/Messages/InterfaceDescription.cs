namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>org.varlink.service.GetInterfaceDescription</c>.</summary>
/// <param name="Description">The text.</param>
public sealed record InterfaceDescription(string Description);
