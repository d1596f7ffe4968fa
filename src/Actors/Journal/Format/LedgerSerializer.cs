using ActorLoad.Actors.Journal.Events;
using Akka.Actor;
using Akka.Serialization;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>
/// Akka's way to <see cref="LedgerFormat"/>. The database gets manifests instead of CLR type names, so that renaming a class
/// breaks no replay.
/// </summary>
/// <param name="system">Where it belongs.</param>
public sealed class LedgerSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    /// <summary>Stands in every row and therefore never changes; Akka keeps 0 to 100 for itself.</summary>
    public const int Number = 1305;

    /// <inheritdoc/>
    public override int Identifier => Number;

    /// <inheritdoc/>
    public override string Manifest(object o) => LedgerFormat.Manifest((ILedgerEvent)o);

    /// <inheritdoc/>
    public override byte[] ToBinary(object obj) => LedgerFormat.Write((ILedgerEvent)obj);

    /// <inheritdoc/>
    public override object FromBinary(byte[] bytes, string manifest) => LedgerFormat.Read(manifest, bytes);
}
