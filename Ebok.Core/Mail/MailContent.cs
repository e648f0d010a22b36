using Ebok.Core.Mail.Templates;

namespace Ebok.Core.Mail;

/// <summary>What one mail says. Greeting, signature, footer and the warning about passwords come from
/// <see cref="MailRenderer"/>.</summary>
/// <param name="Subject">Holds no secret and no personal data: it is kept, and seen on locked screens.</param>
/// <param name="Blocks">From top to bottom.</param>
internal sealed record MailContent(string Subject, IReadOnlyList<MailBlock> Blocks)
{
    /// <summary>Which mail it is, where a utility may put it into its own words; null: it may not.</summary>
    public MailKind? Kind { get; init; }

    /// <summary>What the subject names, by the word that stands for it: <c>numer</c>.</summary>
    public IReadOnlyDictionary<string, string> Words { get; init; } = new Dictionary<string, string>();
}

/// <summary>A piece of a mail.</summary>
internal abstract record MailBlock
{
    /// <summary>What stands for it in a utility's own words. A paragraph without a name is words, and may be changed; a
    /// value's is its label, a link's "odnośnik".</summary>
    public string? Name { get; init; }
}

/// <summary>A paragraph; a line break in it stays one.</summary>
internal sealed record MailParagraph(string Text) : MailBlock;

/// <summary>A code, password, login or number to be read or copied: <c>Kod aktywacyjny: 7b0f7403</c>, alone on its line.</summary>
internal sealed record MailValue(string Label, string Value) : MailBlock;

/// <summary>A link; its address stands alone on its line, in the text part too.</summary>
/// <param name="Address">From <see cref="PublicLinks"/>.</param>
/// <param name="Text">What it does: "Potwierdź adres e-mail"; null: the address itself.</param>
internal sealed record MailLink(Uri Address, string? Text = null) : MailBlock;
