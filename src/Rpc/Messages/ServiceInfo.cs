namespace ActorLoad.Rpc.Messages;

/// <summary>The answer to <c>org.varlink.service.GetInfo</c>.</summary>
/// <param name="Vendor">Who made it.</param>
/// <param name="Product">What it is.</param>
/// <param name="Version">Which version.</param>
/// <param name="Url">Where it lives.</param>
/// <param name="Interfaces">The interfaces it has.</param>
public sealed record ServiceInfo(
    string Vendor, string Product, string Version, string Url, IReadOnlyList<string> Interfaces);
