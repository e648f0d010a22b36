using Ebok.Core.Content;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Content;

/// <summary>Words and addresses of articles.</summary>
internal static class ArticleWords
{
    /// <summary>Where articles of the kind stand, below the utility's address.</summary>
    public static string PathOf(ArticleKind kind) => kind == ArticleKind.News ? "aktualnosci" : "pomoc";

    /// <summary>What the list is called.</summary>
    public static string TitleOf(ArticleKind kind) =>
        kind == ArticleKind.News ? OperatorContentTexts.News : OperatorContentTexts.Help;

    /// <summary>How it stands.</summary>
    public static string Of(ArticleState state) =>
        OperatorContentTexts.ResourceManager.GetString($"State_{state}", OperatorContentTexts.Culture)!;

    /// <summary>The same as a colour.</summary>
    public static BadgeKind KindOf(ArticleState state) =>
        state switch
        {
            ArticleState.Shown => BadgeKind.Ok,
            ArticleState.Planned => BadgeKind.Info,
            ArticleState.Draft => BadgeKind.Warn,
            _ => BadgeKind.Quiet,
        };

    /// <summary>What is wrong with a field.</summary>
    public static string Of(ArticleFault fault) =>
        fault switch
        {
            ArticleFault.TitleMissing => OperatorContentTexts.TitleMissing,
            ArticleFault.TitleTooLong => OperatorContentTexts.TitleTooLong,
            ArticleFault.TextMissing => OperatorContentTexts.TextMissing,
            ArticleFault.TextTooLong => OperatorContentTexts.TextTooLong,
            _ => OperatorContentTexts.EndsBeforeItBegins,
        };
}
