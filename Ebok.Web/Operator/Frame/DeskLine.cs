using Ebok.Core.Live;
using Ebok.Core.Shared;

namespace Ebok.Web.Operator.Frame;

/// <summary>A line of the desk: something that waits.</summary>
/// <param name="Text">What, as the menu and the profile call it.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="Count">How many; a line of none is not shown.</param>
/// <param name="Oldest">Since when the oldest of them waits.</param>
/// <param name="Term">How the nearest legal term stands.</param>
/// <param name="Late">How many are past theirs.</param>
public sealed record DeskLine(
    string Text,
    string Href,
    int Count,
    DateTimeOffset? Oldest = null,
    TermState Term = default,
    int Late = 0
);

/// <summary>What waits in one feature. Each feature registers its own (<c>AddSingleton&lt;IDeskLines, …&gt;</c>); the desk
/// shows those of all.</summary>
public interface IDeskLines
{
    /// <summary>What makes the desk look again.</summary>
    IReadOnlyList<LiveTopic> Topics { get; }

    /// <summary>The lines, by the feature's use case: for whoever may not see it none.</summary>
    Task<IReadOnlyList<DeskLine>> ReadAsync(OperatorDesk desk, CancellationToken cancel);
}
