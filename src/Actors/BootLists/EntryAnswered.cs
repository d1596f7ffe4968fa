using ActorLoad.Actors.Requests;
using ActorLoad.Interop.BootLists;
using Akka.Actor;

namespace ActorLoad.Actors.BootLists;

/// <summary>A module of the boot lists got its answer, or a refusal.</summary>
internal sealed record EntryAnswered(BootListEntry Entry, Answer? Answer, Refusal? Refusal) : INoSerializationVerificationNeeded;
