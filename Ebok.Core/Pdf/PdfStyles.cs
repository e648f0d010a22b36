using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>The looks of a letter or an invoice: one family in two weights, dark ink, the utility's colour as ornament
/// only, so that it need not be legible.</summary>
internal sealed class PdfStyles
{
    private static readonly Rgb Ink = new(0x1c, 0x24, 0x2c);
    private static readonly Rgb Muted = new(0x52, 0x5c, 0x66);

    public PdfStyles(TaggedPdf pdf, Rgb accent)
    {
        Accent = accent;
        Tint = accent.Mix(Rgb.White, 0.91);
        Title = new PdfStyle(pdf, true, 18, Ink);
        Brand = new PdfStyle(pdf, true, 12.5, Ink);
        Sum = new PdfStyle(pdf, true, 23, Ink);
        Strong = new PdfStyle(pdf, true, 9.5, Ink);
        Heading = new PdfStyle(pdf, true, 10.5, Ink);
        Body = new PdfStyle(pdf, false, 9, Ink);
        BodyBold = new PdfStyle(pdf, true, 9, Ink);
        Label = new PdfStyle(pdf, false, 7.8, Muted);
        Small = new PdfStyle(pdf, false, 7.4, Muted);
        SmallBold = new PdfStyle(pdf, true, 7.4, Ink);
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
