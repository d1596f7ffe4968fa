using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ActorLoad.Actors.Journal.Events;

namespace ActorLoad.Actors.Journal.Format;

/// <summary>Events as JSON, gzipped where it is long, and back: the one place that knows every kind. Thread-safe.</summary>
public static class LedgerFormat
{
    private static readonly Kind[] Kinds =
    [
        Of(LedgerManifest.ServiceStarted, LedgerJsonContext.Ledger.ServiceStarted),
        Of(LedgerManifest.ServiceStopped, LedgerJsonContext.Ledger.ServiceStopped),
        Of(LedgerManifest.PlanMade, LedgerJsonContext.Ledger.PlanMade),
        Of(LedgerManifest.LoadStarted, LedgerJsonContext.Ledger.LoadStarted),
        Of(LedgerManifest.LoadFinished, LedgerJsonContext.Ledger.LoadFinished),
        Of(LedgerManifest.LoadSlow, LedgerJsonContext.Ledger.LoadSlow),
        Of(LedgerManifest.ModuleGone, LedgerJsonContext.Ledger.ModuleGone),
        Of(LedgerManifest.RequestAnswered, LedgerJsonContext.Ledger.RequestAnswered),
        Of(LedgerManifest.EventsLost, LedgerJsonContext.Ledger.EventsLost),
        Of(LedgerManifest.JournalSetAside, LedgerJsonContext.Ledger.JournalSetAside),
        Of(LedgerManifest.ForeignLoad, LedgerJsonContext.Ledger.ForeignLoad),
        Of(LedgerManifest.UeventsOverrun, LedgerJsonContext.Ledger.UeventsOverrun),
        Of(LedgerManifest.ColdplugStarted, LedgerJsonContext.Ledger.ColdplugStarted),
        Of(LedgerManifest.ColdplugFinished, LedgerJsonContext.Ledger.ColdplugFinished),
        Of(LedgerManifest.BootsForgotten, LedgerJsonContext.Ledger.BootsForgotten),
        Of(LedgerManifest.KernelAsked, LedgerJsonContext.Ledger.KernelAsked),
        Of(LedgerManifest.ObservedCall, LedgerJsonContext.Ledger.ObservedCall),
        Of(LedgerManifest.TraceLost, LedgerJsonContext.Ledger.TraceLost),
        Of(LedgerManifest.PreloadPlanned, LedgerJsonContext.Ledger.PreloadPlanned),
        Of(LedgerManifest.PreloadLearned, LedgerJsonContext.Ledger.PreloadLearned),
        Of(LedgerManifest.KernelCounted, LedgerJsonContext.Ledger.KernelCounted),
        Of(LedgerManifest.ProcessSeen, LedgerJsonContext.Ledger.ProcessSeen),
        new(
            LedgerManifest.RequestsAnswered,
            typeof(RequestsAnswered),
            e => Bytes(RequestColumnsWriter.Write((RequestsAnswered)e), LedgerJsonContext.Ledger.RequestColumns),
            b => RequestColumnsReader.Read(Value(b, LedgerJsonContext.Ledger.RequestColumns))),
        new(
            LedgerManifest.DecisionsMade,
            typeof(DecisionsMade),
            e => Bytes(DecisionColumnsWriter.Write((DecisionsMade)e), LedgerJsonContext.Ledger.DecisionColumns),
            b => DecisionColumnsReader.Read(Value(b, LedgerJsonContext.Ledger.DecisionColumns))),
        new(
            LedgerManifest.ProcessesSeen,
            typeof(ProcessesSeen),
            e => Bytes(ProcessColumnsWriter.Write((ProcessesSeen)e), LedgerJsonContext.Ledger.ProcessColumns),
            b => ProcessColumnsReader.Read(Value(b, LedgerJsonContext.Ledger.ProcessColumns))),
    ];

    private static readonly FrozenDictionary<string, Kind> ByManifest = Kinds.ToFrozenDictionary(k => k.Manifest);
    private static readonly FrozenDictionary<Type, Kind> ByType = Kinds.ToFrozenDictionary(k => k.Type);

    /// <summary>What the event's kind is called, see <see cref="LedgerManifest"/>.</summary>
    /// <exception cref="ArgumentException">A type that is no kind of event.</exception>
    public static string Manifest(ILedgerEvent ledgerEvent) => ledgerEvent switch
    {
        UnknownEvent e => e.Manifest,
        UnreadableEvent e => e.Manifest,
        _ => KindOf(ledgerEvent).Manifest,
    };

    /// <summary>The event as it is stored: UTF-8 JSON, gzipped (RFC 1952) if that is 4096 bytes or more. One that was not understood, as it came.</summary>
    /// <exception cref="ArgumentException">A type that is no kind of event.</exception>
    public static byte[] Write(ILedgerEvent ledgerEvent) => ledgerEvent switch
    {
        UnknownEvent e => [.. e.Bytes],
        UnreadableEvent e => [.. e.Bytes],
        _ => Packed.Pack(KindOf(ledgerEvent).Write(ledgerEvent)),
    };

    /// <summary>
    /// The event with its kind, for those who read a stream: <c>{"kind":"load-finished.v1","data":{…}}</c>; one whose bytes are no JSON, or do not fit its kind, with empty data.
    /// </summary>
    public static byte[] WriteNamed(ILedgerEvent ledgerEvent) =>
        [.. "{\"kind\":\""u8, .. JsonEncodedText.Encode(Manifest(ledgerEvent)).EncodedUtf8Bytes, .. "\",\"data\":"u8, .. Data(ledgerEvent), .. "}"u8];

    /// <summary>The JSON that is stored in these bytes, for queries that look into it; null if there is none.</summary>
    public static string? Json(byte[] stored)
    {
        try
        {
            return Encoding.UTF8.GetString(Packed.Unpack(stored));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event again. It does not throw over what is in the bytes: see <see cref="UnknownEvent"/> and <see cref="UnreadableEvent"/>.</summary>
    public static ILedgerEvent Read(string manifest, byte[] bytes)
    {
        if (!ByManifest.TryGetValue(manifest, out var kind))
        {
            return new UnknownEvent(manifest, ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        }

        try
        {
            return kind.Read(Packed.Unpack(bytes));
        }
        catch (JsonException e)
        {
            return new UnreadableEvent(manifest, ImmutableCollectionsMarshal.AsImmutableArray(bytes), e.Message);
        }
    }

    private static byte[] Data(ILedgerEvent ledgerEvent) => ledgerEvent switch
    {
        UnknownEvent e => JsonOrNothing([.. e.Bytes]),
        UnreadableEvent => [.. "{}"u8],
        _ => KindOf(ledgerEvent).Write(ledgerEvent),
    };

    // The bytes may be anything, and would make the whole line unreadable.
    private static byte[] JsonOrNothing(byte[] stored)
    {
        try
        {
            var json = Packed.Unpack(stored);
            using var parsed = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException)
        {
            return [.. "{}"u8];
        }
    }

    private static Kind KindOf(ILedgerEvent ledgerEvent) =>
        ByType.TryGetValue(ledgerEvent.GetType(), out var kind)
            ? kind
            : throw new ArgumentException($"{ledgerEvent.GetType()} is not among the kinds of {nameof(LedgerFormat)}", nameof(ledgerEvent));

    private static Kind Of<T>(string manifest, JsonTypeInfo<T> json)
        where T : class, ILedgerEvent =>
        new(manifest, typeof(T), e => Bytes((T)e, json), b => Value(b, json));

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> json) => JsonSerializer.SerializeToUtf8Bytes(value, json);

    private static T Value<T>(byte[] bytes, JsonTypeInfo<T> json)
        where T : class =>
        JsonSerializer.Deserialize(bytes, json) ?? throw new JsonException("null where an event belongs");

    private sealed record Kind(string Manifest, Type Type, Func<ILedgerEvent, byte[]> Write, Func<byte[], ILedgerEvent> Read);
}
