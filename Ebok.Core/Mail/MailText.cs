using System.Text;

namespace Ebok.Core.Mail;

/// <summary>The text part: lines of 76 characters, but never a broken link or code (RFC 5322 asks for 78).</summary>
internal static class MailText
{
    private const int Width = 76;

    /// <summary>Without line breaks and other control characters: what stands in a header or on a line of its own.</summary>
    public static string OneLine(string text) =>
        string.Join(
            ' ',
            new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>The blocks, with an empty line between two.</summary>
    public static string Render(IEnumerable<MailBlock> blocks) => string.Join("\n\n", blocks.Select(Render)) + "\n";

    private static string Render(MailBlock block) =>
        block switch
        {
            MailParagraph paragraph => string.Join('\n', Lines(paragraph.Text).Select(Wrap)),
            MailValue value => $"{OneLine(value.Label)}: {OneLine(value.Value)}",
            MailLink { Text: { } text } link => $"{Wrap(OneLine(text))}:\n{link.Address.AbsoluteUri}",
            MailLink link => link.Address.AbsoluteUri,
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
        };

    /// <summary>A paragraph's own lines.</summary>
    public static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(OneLine);

    private static string Wrap(string line)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }
}
