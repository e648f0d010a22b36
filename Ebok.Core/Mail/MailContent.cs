namespace Ebok.Core.Mail;

/// <summary>What one mail says. Greeting, signature, footer and the warning about passwords come from
/// <see cref="MailRenderer"/>.</summary>
/// <param name="Subject">Holds no secret and no personal data: it is kept, and seen on locked screens.</param>
/// <param name="Blocks">From top to bottom.</param>
internal sealed record MailContent(string Subject, IReadOnlyList<MailBlock> Blocks);

/// <summary>A piece of a mail.</summary>
internal abstract record MailBlock;

/// <summary>A paragraph; a line break in it stays one.</summary>
internal sealed record MailParagraph(string Text) : MailBlock;

/// <summary>A code, password, login or number to be read or copied: <c>Kod aktywacyjny: 7b0f7403</c>, alone on its line.</summary>
internal sealed record MailValue(string Label, string Value) : MailBlock;

/// <summary>A link; its address stands alone on its line, in the text part too.</summary>
/// <param name="Address">From <see cref="PublicLinks"/>.</param>
/// <param name="Text">What it does: "Potwierdź adres e-mail"; null: the address itself.</param>
internal sealed record MailLink(Uri Address, string? Text = null) : MailBlock;
