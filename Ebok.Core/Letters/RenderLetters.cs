using System.Globalization;
using Ebok.Core.Pdf;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Letters;

/// <summary>Draws letters, one page each, for a DL envelope with its window at the left: A4 folded twice, the address as in
/// DIN 5008, form B (45 mm from the top, 20 mm from the left, 85 × 45 mm), which is where the window of an envelope
/// bought in Poland is.</summary>
public sealed class RenderLetters(PdfFonts fonts)
{
    private const double Millimetre = 72 / 25.4;
    private const double PageWidth = 210 * Millimetre;
    private const double PageHeight = 297 * Millimetre;
    private const double Left = 25 * Millimetre;
    private const double Width = PageWidth - Left - 20 * Millimetre;
    private const double WindowLeft = 25 * Millimetre;
    private const double WindowTop = 47 * Millimetre;
    private const double WindowWidth = 75 * Millimetre;
    private const double WindowHeight = 40 * Millimetre;
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>The file.</summary>
    /// <param name="letters">At least one.</param>
    /// <param name="accent">The utility's colour.</param>
    /// <param name="at">When it is printed.</param>
    internal byte[] Run(IReadOnlyList<LetterSheet> letters, Rgb accent, DateTimeOffset at)
    {
        using var pdf = new TaggedPdf(fonts, LetterTexts.FileTitle, letters[0].Sender, at);
        var styles = new PdfStyles(pdf, accent);
        foreach (var letter in letters)
            Draw(pdf, styles, letter);
        return pdf.ToBytes();
    }

    private static void Draw(TaggedPdf pdf, PdfStyles styles, LetterSheet letter)
    {
        pdf.AddPage(PageWidth, PageHeight);
        using var section = pdf.Tag("Sect");
        var body = styles.Body with { Size = 11 };
        var strong = styles.BodyBold with { Size = 11 };
        Ornaments(pdf, styles);
        new PdfBlock(Width).Add(letter.PlaceAndDay, body, right: true).Draw("P", Left, 25 * Millimetre);
        var window = new PdfBlock(WindowWidth).Add(letter.Sender, styles.Small);
        window.Draw("P", WindowLeft, WindowTop);
        var address = Address(letter, body, WindowHeight - window.Height);
        address.Draw("P", WindowLeft, WindowTop + window.Height + 4);

        var y = 105 * Millimetre;
        Flow(
            "H1",
            new PdfBlock(Width).Add(Text(LetterTexts.Title, letter.Office), styles.Title with { Size = 16 }),
            10
        );
        Flow("P", new PdfBlock(Width).Add(Text(LetterTexts.Lead, letter.Office), body), 12);
        Flow("P", Value(letter.LoginLabel, letter.Login, 15), 8);
        Flow("P", Value(LetterTexts.Password, letter.Password, 24), 6);
        Flow("P", new PdfBlock(Width).Add(Text(LetterTexts.GoodUntil, Moment(letter.GoodUntil)), strong), 14);
        Flow("H2", new PdfBlock(Width).Add(LetterTexts.HowTo, styles.Heading with { Size = 12 }), 4);
        foreach (var step in (string[])[LetterTexts.Step1, LetterTexts.Step2, LetterTexts.Step3])
            Flow("P", new PdfBlock(Width).Add(Text(step, letter.SignIn.AbsoluteUri, letter.LoginLabel), body), 4);
        Flow("P", new PdfBlock(Width).Add(LetterTexts.Warning, body), 10);
        var contact = new PdfBlock(Width).Add(LetterTexts.Contact, strong);
        foreach (var line in letter.Contact)
            contact.Add(line, body);
        Flow("P", contact, 0);

        PdfBlock Value(string label, string value, double size) =>
            new PdfBlock(Width).Add(label + ":", body).Add(value, strong with { Size = size });

        void Flow(string tag, PdfBlock block, double after)
        {
            block.Draw(tag, Left, y);
            y += block.Height + after;
        }
    }

    // As large as the window allows: a name may have 512 letters.
    private static PdfBlock Address(LetterSheet letter, PdfStyle body, double height)
    {
        var block = new PdfBlock(WindowWidth);
        foreach (var size in (double[])[11, 9, 7])
        {
            block = new PdfBlock(WindowWidth);
            foreach (var line in letter.Recipient)
                block.Add(line, body with { Size = size });
            if (block.Height <= height)
                break;
        }
        return block;
    }

    // The bar of the utility's colour, and where to fold: 105 and 210 mm.
    private static void Ornaments(TaggedPdf pdf, PdfStyles styles)
    {
        pdf.Rectangle(0, 0, PageWidth, 7, styles.Accent);
        foreach (var fold in (double[])[105, 210])
            pdf.Rectangle(5 * Millimetre, fold * Millimetre, 4 * Millimetre, 0.4, styles.RuleColor);
    }

    private static string Text(string format, params ReadOnlySpan<object?> values) =>
        string.Format(Polish, format, values);

    private static string Moment(DateTimeOffset at) => WarsawTime.Local(at).ToString("d MMMM yyyy, HH:mm", Polish);
}
