using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>The looks of a letter or an invoice: one family in two weights, dark ink, the utility's colour as ornament
/// only, so that it need not be legible.</summary>
internal sealed class PdfStyles
{
    private static readonly Rgb Ink = new(0x1c, 0x24, 0x2c);
    private static readonly Rgb Muted = new(0x52, 0x5c, 0x66);

    public PdfStyles(PdfDocument document, PdfFonts fonts, Rgb accent)
    {
        var regular = document.AddFont(fonts.Regular);
        var bold = document.AddFont(fonts.Bold);
        Accent = accent;
        Tint = accent.Mix(Rgb.White, 0.91);
        Title = new PdfStyle(bold, 18, Ink);
        Brand = new PdfStyle(bold, 12.5, Ink);
        Sum = new PdfStyle(bold, 23, Ink);
        Strong = new PdfStyle(bold, 9.5, Ink);
        Heading = new PdfStyle(bold, 10.5, Ink);
        Body = new PdfStyle(regular, 9, Ink);
        BodyBold = new PdfStyle(bold, 9, Ink);
        Label = new PdfStyle(regular, 7.8, Muted);
        Small = new PdfStyle(regular, 7.4, Muted);
        SmallBold = new PdfStyle(bold, 7.4, Ink);
    }

    public Rgb Accent { get; }

    /// <summary>The colour with so much white that any text can be read on it.</summary>
    public Rgb Tint { get; }
    public Rgb RuleColor { get; } = new(0xc9, 0xcf, 0xd5);
    public PdfStyle Title { get; }
    public PdfStyle Brand { get; }
    public PdfStyle Sum { get; }
    public PdfStyle Strong { get; }
    public PdfStyle Heading { get; }
    public PdfStyle Body { get; }
    public PdfStyle BodyBold { get; }
    public PdfStyle Label { get; }
    public PdfStyle Small { get; }
    public PdfStyle SmallBold { get; }
}
