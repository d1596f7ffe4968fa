using System.Text;

namespace ActorLoad.Rpc;

/// <summary>The texts of the interfaces, as <c>GetInterfaceDescription</c> gives them.</summary>
public static class InterfaceText
{
    /// <summary>The interfaces that the service has.</summary>
    public static IReadOnlyList<string> Names { get; } = [Contract.ServiceInterface, Contract.Interface];

    /// <summary>The text of an interface, or null where the service has no such interface.</summary>
    public static string? Find(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }

        using var stream = typeof(InterfaceText).Assembly.GetManifestResourceStream(name + ".varlink")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
