using System.Collections;
using Ebok.Core.Utilities;
using PdfSharp.Drawing;
using PdfSharp.Events;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.Pdf.Structure;
using PdfSharp.UniversalAccessibility;

namespace Ebok.Core.Pdf;

/// <summary>A document of PDFsharp, drawn in points of 1/72 inch from the top left corner of a page. Everything drawn
/// belongs to a tag, which a screen reader reads in the order of drawing, or is an ornament, which it skips.</summary>
internal sealed class TaggedPdf : IDisposable
{
    private const int ReplacementCharacter = 0xFFFD;
    private readonly PdfDocument document = new();
    private readonly Dictionary<(bool Bold, double Size), XFont> used = [];
    private readonly PdfFonts fonts;
    private readonly UAManager access;
    private readonly StructureBuilder tags;
    private readonly XGraphics ruler;
    private readonly DateTime created;
    private XGraphics? page;

    /// <param name="fonts">What it is written in.</param>
    /// <param name="title">Shown by readers in place of the file's name.</param>
    /// <param name="author">Who issued it.</param>
    /// <param name="created">When; part of the bytes, so it must not be "now" where the bytes are to be the same.</param>
    public TaggedPdf(PdfFonts fonts, string title, string author, DateTimeOffset created)
    {
        (this.fonts, this.created) = (fonts, created.UtcDateTime);
        var info = document.Info;
        (info.Title, info.Author, info.Creator) = (PdfText.Clean(title), PdfText.Clean(author), "Ebok");
        (info.CreationDate, info.ModificationDate) = (this.created, this.created);
        access = UAManager.ForDocument(document);
        access.SetDocumentLanguage("pl-PL");
        tags = access.StructureBuilder;
        document.RenderEvents.RenderTextEvent += ReplaceWhatTheFontLacks;
        ruler = XGraphics.CreateMeasureContext(
            new XSize(1, 1),
            XGraphicsUnit.Point,
            XPageDirection.Downwards,
            document.RenderEvents
        );
    }

    public int Pages => document.PageCount;

    private XGraphics Page => page ?? throw new InvalidOperationException("there is no page yet");

    /// <summary>A new last page, on which drawing goes on; a tag may go over it.</summary>
    /// <param name="width">In points; A4 is 595.28.</param>
    /// <param name="height">In points; A4 is 841.89.</param>
    public void AddPage(double width, double height)
    {
        LeavePage();
        var added = document.AddPage();
        (added.Width, added.Height) = (XUnit.FromPoint(width), XUnit.FromPoint(height));
        page = XGraphics.FromPdfPage(added);
    }

    /// <summary>Draws ornaments on a page that is done: what stands on its foot may not be known before.</summary>
    public void ReturnTo(int index)
    {
        LeavePage();
        var done = document.Pages[index];
        // The only way to tell UAManager, which otherwise refuses any page but the last. It counts the page's tagged
        // contents from 0 again, so none may follow.
        document.Events.OnPageAdded(document, new PageEventArgs(document) { Page = done, PageIndex = index });
        page = XGraphics.FromPdfPage(done);
    }

    /// <summary>What is drawn until the end of the scope, on this page or more, belongs to a new tag below the one that
    /// is open.</summary>
    /// <param name="kind">Of ISO 32000-1, 14.8.4: H1, H2, P, Table, TR, TH, TD …; null for an ornament.</param>
    public Scope Tag(string? kind)
    {
        if (kind is null)
        {
            SetMode(text: true);
            tags.BeginArtifact();
        }
        else
            tags.BeginBlockLevelElement(kind);
        if (kind == "TH")
            tags.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", "/Column");
        return new Scope(this, null);
    }

    /// <summary>The tag that is open.</summary>
    public PdfStructureElement OpenTag => tags.CurrentStructureElement;

    /// <summary>A tag that was closed on an earlier page goes on: the cells of a row that is higher than a page.</summary>
    public Scope Continue(PdfStructureElement tag)
    {
        tags.BeginBlockLevelElement(tag.Elements.GetName("/S"));
        return new Scope(this, tag);
    }

    /// <summary>One line of text.</summary>
    /// <param name="style">How it looks.</param>
    /// <param name="x">Left end.</param>
    /// <param name="baseline">The line that letters stand on.</param>
    /// <param name="text">Without line breaks.</param>
    public void Text(PdfStyle style, double x, double baseline, string text)
    {
        if (text.Length == 0)
            return;
        if (!access.IsInTextMode())
            SetMode(text: true);
        Page.DrawString(text, FontOf(style), Brush(style.Color), x, baseline);
    }

    public double WidthOf(PdfStyle style, string text) => ruler.MeasureString(text, FontOf(style)).Width;

    /// <summary>A filled rectangle, as an ornament.</summary>
    public void Rectangle(double x, double y, double width, double height, Rgb color)
    {
        SetMode(text: false);
        tags.BeginArtifact();
        Page.DrawRectangle(Brush(color), x, y, width, height);
        tags.End();
    }

    /// <summary>A QR code on white.</summary>
    /// <param name="modules">Rows from the top, true is dark; with the quiet zone.</param>
    /// <param name="alternative">What is read in its place.</param>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="size">Width and height, in points.</param>
    public void Code(IReadOnlyList<BitArray> modules, string alternative, double x, double y, double size)
    {
        // One shape: squares drawn one by one would have hairs of light between them.
        var dark = new XGraphicsPath();
        for (var row = 0; row < modules.Count; row++)
        for (var column = 0; column < modules.Count; column++)
        {
            var start = column;
            while (column < modules.Count && modules[row][column])
                column++;
            if (column > start)
                dark.AddRectangle(start, row, column - start, 1);
        }
        var place = new XRect(x, y, size, size);
        tags.BeginIllustrationElement("Figure", alternative, Page.Transformer.WorldToDefaultPage(place));
        Page.DrawRectangle(XBrushes.White, place);
        var state = Page.Save();
        Page.TranslateTransform(x, y);
        Page.ScaleTransform(size / modules.Count);
        Page.DrawPath(XBrushes.Black, dark);
        Page.Restore(state);
        tags.End();
    }

    /// <summary>What is drawn until the end of the scope is a link; its area is given.</summary>
    public Scope Link(double x, double y, double width, double height, string address)
    {
        var area = new PdfRectangle(Page.Transformer.WorldToDefaultPage(new XRect(x, y, width, height)));
        var link = PdfLinkAnnotation.CreateWebLink(area, address);
        link.Flags = PdfAnnotationFlags.Print;
        // A name by chance and the time of drawing.
        link.Elements.Remove("/NM");
        link.Elements.Remove("/M");
        tags.BeginElement(link, address);
        return new Scope(this, null);
    }

    /// <summary>The file. Called once, at the end.</summary>
    public byte[] ToBytes()
    {
        LeavePage();
        var id = PdfTail.IdOf(document.Info, created);
        (document.Internals.FirstDocumentID, document.Internals.SecondDocumentID) = (id, id);
        NameSubsets();
        using var file = new MemoryStream();
        document.Save(file);
        return PdfTail.WithMetadata(file.GetBuffer().AsSpan(0, (int)file.Length), document.Info, created);
    }

    public void Dispose()
    {
        page?.Dispose();
        ruler.Dispose();
        document.Dispose();
    }

    // PDFsharp begins the contents of a tag or an ornament in whichever mode the last drawing left, and so crosses BT … ET
    // with BDC … EMC when the first thing drawn changes it (ISO 32000-1, 14.6.1 wants them nested).
    private void SetMode(bool text)
    {
        tags.EndMarkedContentsWithId();
        if (text)
            access.BeginTextMode();
        else
            access.BeginGraphicMode();
    }

    private void LeavePage()
    {
        if (page is null)
            return;
        tags.EndMarkedContentsWithId();
        page.Dispose();
        page = null;
    }

    // PDFsharp takes six letters by chance; they need only say "subset".
    private void NameSubsets()
    {
        foreach (var entries in document.Internals.GetAllObjects().OfType<PdfDictionary>().Select(o => o.Elements))
        foreach (var key in (string[])["/BaseFont", "/FontName"])
            if (entries.GetName(key) is { Length: > 8 } name)
                entries.SetName(key, "/EBOKAA" + name[7..]);
    }

    private void Close(PdfStructureElement? continued)
    {
        var part = tags.CurrentStructureElement;
        tags.End();
        if (continued is not null)
            Join(part, continued);
    }

    // StructureBuilder cannot open a tag again. What was drawn in a new one is handed over: the tag takes over its
    // contents, the list that leads from contents to tags says so, and the new one leaves the tree.
    private void Join(PdfStructureElement part, PdfStructureElement whole)
    {
        var contents = part.Elements.GetArray("/K") ?? new PdfArray();
        var on = part.Elements.GetReference("/Pg");
        var owners = access.StructureTreeRoot.Elements.GetDictionary("/ParentTree")?.Elements.GetArray("/Nums");
        var own = whole.Elements.GetArray("/K");
        if (on?.Value is not PdfDictionary onPage || owners is null || own is null)
            return;
        var key = onPage.Elements.GetInteger("/StructParents");
        var at = Enumerable.Range(0, owners.Elements.Count / 2).First(i => owners.Elements.GetInteger(2 * i) == key);
        var ownersOfPage = owners.Elements.GetArray(2 * at + 1)!;
        foreach (var content in contents.Elements.OfType<PdfInteger>())
        {
            var reference = new PdfMarkedContentReference();
            reference.Elements.SetReference("/Pg", on);
            reference.Elements.SetInteger("/MCID", content.Value);
            own.Elements.Add(reference);
            ownersOfPage.Elements[content.Value] = whole.Reference!;
        }
        tags.CurrentStructureElement.Elements.GetArray("/K")!.Elements.Remove(part.Reference!);
    }

    private XFont FontOf(PdfStyle style)
    {
        if (!used.TryGetValue((style.Bold, style.Size), out var font))
            used.Add((style.Bold, style.Size), font = fonts.Of(style.Bold, style.Size));
        return font;
    }

    private static XSolidBrush Brush(Rgb color) => new(XColor.FromArgb(color.R, color.G, color.B));

    // PDFsharp draws an empty glyph, and maps signs beyond the Basic Multilingual Plane back to wrong ones.
    private static void ReplaceWhatTheFontLacks(object sender, RenderTextEventArgs drawn)
    {
        var pairs = drawn.CodePointGlyphIndexPairs;
        for (var i = 0; i < pairs.Length; i++)
            if (pairs[i].GlyphIndex == 0 || pairs[i].CodePoint > char.MaxValue)
            {
                pairs[i].CodePoint = ReplacementCharacter;
                drawn.ReevaluateGlyphIndices = true;
            }
    }

    /// <summary>Closes a tag.</summary>
    public readonly struct Scope(TaggedPdf pdf, PdfStructureElement? continued) : IDisposable
    {
        public void Dispose() => pdf.Close(continued);
    }
}
