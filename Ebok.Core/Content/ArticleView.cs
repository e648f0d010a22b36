using Ebok.Core.Shared;

namespace Ebok.Core.Content;

/// <summary>How an article stands today.</summary>
public enum ArticleState
{
    /// <summary>Customers do not see it.</summary>
    Draft,

    /// <summary>They will.</summary>
    Planned,

    /// <summary>They do.</summary>
    Shown,

    /// <summary>They did.</summary>
    Over,
}

/// <summary>An article in the list of staff.</summary>
/// <param name="Id">For the address.</param>
/// <param name="Title">Heading.</param>
/// <param name="State">How it stands today.</param>
/// <param name="PublishedOn">First day.</param>
/// <param name="Until">Last day; null: always.</param>
/// <param name="Position">Place on the help page.</param>
/// <param name="EditedBy">Login of who changed it last; null: an import.</param>
/// <param name="EditedAt">When.</param>
public sealed record ArticleRow(
    ArticleId Id,
    string Title,
    ArticleState State,
    DateOnly PublishedOn,
    DateOnly? Until,
    int Position,
    string? EditedBy,
    DateTimeOffset? EditedAt
);

/// <summary>An article to edit.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">Where it stands.</param>
/// <param name="State">How it stands today.</param>
/// <param name="Content">What is edited.</param>
/// <param name="Version">To tell that somebody else has changed it meanwhile.</param>
public sealed record ArticleView(
    ArticleId Id,
    ArticleKind Kind,
    ArticleState State,
    ArticleContent Content,
    int Version
);

/// <summary>What staff write.</summary>
/// <param name="Title">Heading, one line.</param>
/// <param name="Text">Markdown without HTML.</param>
/// <param name="PublishedOn">First day; null: today.</param>
/// <param name="Until">Last day; null: always.</param>
/// <param name="Position">Place on the help page.</param>
public sealed record ArticleContent(
    string? Title,
    string? Text,
    DateOnly? PublishedOn,
    DateOnly? Until,
    int Position = 0
)
{
    /// <summary>Longest heading.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest text.</summary>
    public const int LongestText = 20_000;

    /// <summary>What is wrong with it, the first of a field.</summary>
    public IReadOnlyList<ArticleFault> Faults()
    {
        var faults = new List<ArticleFault>();
        var title = Title?.Trim() ?? "";
        var text = Text?.Trim() ?? "";
        if (title.Length == 0)
            faults.Add(ArticleFault.TitleMissing);
        else if (title.Length > LongestTitle)
            faults.Add(ArticleFault.TitleTooLong);
        if (text.Length == 0)
            faults.Add(ArticleFault.TextMissing);
        else if (text.Length > LongestText)
            faults.Add(ArticleFault.TextTooLong);
        if (Until < PublishedOn)
            faults.Add(ArticleFault.EndsBeforeItBegins);
        return faults;
    }
}

/// <summary>What is wrong with an article.</summary>
public enum ArticleFault
{
    /// <summary>No heading.</summary>
    TitleMissing,

    /// <summary>More than <see cref="ArticleContent.LongestTitle"/>.</summary>
    TitleTooLong,

    /// <summary>No text.</summary>
    TextMissing,

    /// <summary>More than <see cref="ArticleContent.LongestText"/>.</summary>
    TextTooLong,

    /// <summary>Its last day is before its first.</summary>
    EndsBeforeItBegins,
}

/// <summary>Cannot be saved as it is.</summary>
/// <param name="Faults">At least one.</param>
public sealed record ArticleFaulty(IReadOnlyList<ArticleFault> Faults) : Refusal;
