using System.Collections;
using System.Globalization;
using System.Text;
using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>A page to draw on: points of 1/72 inch, from the top left corner. Everything drawn belongs to a tag, or is an
/// ornament (lines, page numbers) that a screen reader skips.</summary>
internal sealed class PdfPage
{
    private readonly StringBuilder content = new();
    private readonly List<int> owners = [];
    private readonly List<int> annotations = [];
    private readonly PdfDocument document;
    private Rgb? fill;

    internal PdfPage(PdfDocument document, int number, int index, double width, double height)
    {
        (this.document, Number, Index, Width, Height) = (document, number, index, width, height);
    }

    public double Width { get; }
    public double Height { get; }
    internal int Number { get; }
    internal int Index { get; }

    /// <summary>What is drawn until <see cref="End"/> is the tag's content; null for an ornament.</summary>
    public void Begin(PdfTag? tag)
    {
        if (tag is null)
        {
            content.Append("/Artifact BMC\n");
            return;
        }
        content.Append(CultureInfo.InvariantCulture, $"/P<</MCID {owners.Count}>>BDC\n");
        tag.AddContent(Number, owners.Count);
        owners.Add(tag.Number);
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public void End() => content.Append("EMC\n");

    /// <summary>One line of text.</summary>
    /// <param name="font">Font of this document.</param>
    /// <param name="size">In points.</param>
    /// <param name="x">Left end.</param>
    /// <param name="baseline">The line that letters stand on.</param>
    /// <param name="text">Without line breaks.</param>
    /// <param name="color">Of the letters.</param>
    public void Text(PdfFont font, double size, double x, double baseline, string text, Rgb color)
    {
        if (text.Length == 0)
            return;
        Fill(color);
        content.Append(CultureInfo.InvariantCulture, $"BT/{font.Key} {N(size)} Tf {N(x)} {N(Height - baseline)} Td<");
        font.AppendHex(content, text);
        content.Append(">Tj ET\n");
    }

    /// <summary>A filled rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, Rgb color)
    {
        Fill(color);
        AppendRectangle(x, y, width, height);
        content.Append("f\n");
    }

    /// <summary>The dark squares of a QR code, side by side without gaps.</summary>
    /// <param name="modules">Rows from the top, true is dark; with the quiet zone.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="size">Width and height with the quiet zone, in points.</param>
    public void Squares(IReadOnlyList<BitArray> modules, double x, double y, double size)
    {
        Fill(Rgb.Black);
        var side = size / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        for (var column = 0; column < modules.Count; column++)
        {
            var start = column;
            while (column < modules.Count && modules[row][column])
                column++;
            if (column > start)
                AppendRectangle(x + start * side, y + row * side, (column - start) * side, side);
        }
        content.Append("f\n");
    }

    /// <summary>Makes an area a link, as part of a tag of kind Link.</summary>
    public void Link(PdfTag tag, double x, double y, double width, double height, string address)
    {
        var uri = string.Concat(
            Encoding
                .UTF8.GetBytes(address)
                .Select(b =>
                    b is > 32 and < 127 and not ((byte)'(' or (byte)')' or (byte)'\\')
                        ? ((char)b).ToString()
                        : "%" + b.ToString("X2", CultureInfo.InvariantCulture)
                )
        );
        var annotation = document.AddAnnotation(
            tag,
            string.Create(
                CultureInfo.InvariantCulture,
                $"/Type/Annot/Subtype/Link/Border[0 0 0]/F 4/P {Number} 0 R/Rect[{N(x)} {N(Height - y - height)} {N(x + width)} {N(Height - y)}]/Contents{PdfFile.Text(address)}/A<</S/URI/URI({uri})>>"
            )
        );
        annotations.Add(annotation);
        tag.AddAnnotation(Number, annotation);
    }

    internal void WriteTo(PdfFile file, int pages, string fonts)
    {
        var stream = file.AddStream("", Encoding.ASCII.GetBytes(content.ToString()));
        var links = annotations.Count == 0 ? "" : $"/Annots[{string.Join(' ', annotations.Select(a => $"{a} 0 R"))}]";
        file.Set(
            Number,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {N(Width)} {N(Height)}]/Resources<</Font<<{fonts}>>>>/Contents {stream} 0 R/StructParents {Index}/Tabs/S{links}>>"
            )
        );
    }

    /// <summary>The tags of the page's contents, by content id.</summary>
    internal IReadOnlyList<int> Owners => owners;

    private void AppendRectangle(double x, double y, double width, double height) =>
        content.Append(CultureInfo.InvariantCulture, $"{N(x)} {N(Height - y - height)} {N(width)} {N(height)} re\n");

    private void Fill(Rgb color)
    {
        if (color == fill)
            return;
        content.Append(
            CultureInfo.InvariantCulture,
            $"{N(color.R / 255d)} {N(color.G / 255d)} {N(color.B / 255d)} rg\n"
        );
        fill = color;
    }

    // A thousandth of a point is finer than any printer.
    private static string N(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
