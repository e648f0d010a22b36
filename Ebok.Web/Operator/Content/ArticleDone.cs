namespace Ebok.Web.Operator.Content;

/// <summary>What was done, as the address says it after a form.</summary>
internal static class ArticleDone
{
    public const string Saved = "szkic";
    public const string Published = "opublikowane";
    public const string Deleted = "usuniete";
    public const string Copied = "skopiowane";
}
