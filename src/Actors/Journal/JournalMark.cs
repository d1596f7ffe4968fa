using System.Runtime.InteropServices;

namespace ActorLoad.Actors.Journal;

/// <summary>How many events, requests and decisions had been told at some point.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JournalMark(long Events, long Requests, long Decisions);
