namespace ActorLoad.Actors.Boots.Summaries;

/// <summary>Requests that have something in common.</summary>
/// <param name="Key">What.</param>
/// <param name="Requests">How many.</param>
/// <param name="Duplicates">How many of them were answered by somebody else's load: joined, live, remembered.</param>
/// <param name="CallsAvoided">Calls of the kernel that they did not make.</param>
/// <param name="FileBytesAvoided">Size of the files of these.</param>
/// <param name="WaitMicroseconds">How long they waited together.</param>
public sealed record DuplicateGroup(string Key, long Requests, long Duplicates, long CallsAvoided, long FileBytesAvoided, long WaitMicroseconds);
