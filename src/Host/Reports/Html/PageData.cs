using System.Collections.Immutable;
using ActorLoad.Actors.Boots.Summaries;
using ActorLoad.Host.Reports.Timelines;

namespace ActorLoad.Host.Reports.Html;

/// <summary>What is in the page for its script.</summary>
/// <param name="Report">The report, as <c>--json</c> has it.</param>
/// <param name="Timeline">The boot as it is drawn.</param>
/// <param name="Errors">Names of the errors that occur, by number.</param>
/// <param name="Texts">And their texts.</param>
/// <param name="Missing">What the report cannot know, in words.</param>
internal sealed record PageData(
    BootReport Report,
    Timeline Timeline,
    ImmutableSortedDictionary<int, string> Errors,
    ImmutableSortedDictionary<int, string> Texts,
    ImmutableArray<string> Missing);
