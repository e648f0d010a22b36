using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Pdf;

/// <summary>A4 pages filled from top to bottom: where the next thing goes, and a new page when it does not fit.</summary>
internal sealed class PdfSheet
{
    private const double PageWidth = 595.28;
    private const double PageHeight = 841.89;
    private const double Margin = 42.5;
    private const double BottomMargin = 50;
    private const double TopOfNext = 52;

    /// <param name="document">Where pages are added.</param>
    /// <param name="styles">How things look.</param>
    /// <param name="runningHead">Said at the top of every page but the first.</param>
    public PdfSheet(PdfDocument document, PdfStyles styles, string runningHead)
    {
        (Document, Styles, this.runningHead) = (document, styles, runningHead);
        Page = AddPage();
    }

    private readonly string runningHead;

    public PdfDocument Document { get; }
    public PdfStyles Styles { get; }
    public PdfPage Page { get; private set; }

    /// <summary>Top of what comes next.</summary>
    public double Y { get; set; }
    public static double Left => Margin;
    public static double Right => PageWidth - Margin;
    public static double Width => Right - Left;

    /// <summary>Height that is left on this page.</summary>
    public double LeftOver => PageHeight - BottomMargin - Y;

    /// <summary>Goes to a new page unless so much height is left here.</summary>
    public void Need(double height)
    {
        if (LeftOver < height)
            NewPage();
    }

    /// <summary>Space between two things; none at the top of a page.</summary>
    public void Gap(double height) => Y += height;

    public void NewPage()
    {
        Page = AddPage();
        var head = new PdfBlock(Width).Add(runningHead, Styles.Small);
        head.Draw(Page, null, Left, 26, 0, Math.Min(1, head.Count));
        Rule(42);
        Y = TopOfNext;
    }

    /// <summary>A thin line over the whole width.</summary>
    public void Rule(double y)
    {
        Page.Begin(null);
        Page.Rectangle(Left, y, Width, 0.6, Styles.RuleColor);
        Page.End();
    }

    /// <summary>A heading that does not stand alone at the foot of a page.</summary>
    public void Heading(string text)
    {
        Need(64);
        Gap(10);
        var block = new PdfBlock(Width).Add(text, Styles.Heading);
        block.Draw(Page, Document.Root.Add("H2"), Left, Y);
        Y += block.Height + 3;
    }

    /// <summary>A heading at the left of a narrow table that comes next, on the same height.</summary>
    public void HeadingBeside(string text, double tableWidth)
    {
        Need(64);
        Gap(8);
        var block = new PdfBlock(Width - tableWidth - 12).Add(text, Styles.Heading);
        block.Draw(Page, Document.Root.Add("H2"), Left, Y + 2);
    }

    /// <summary>A paragraph, over as many pages as it takes.</summary>
    public void Paragraph(string? text, PdfStyle style) => Flow(new PdfBlock(Width).Add(text, style));

    /// <summary>Lines, over as many pages as they take.</summary>
    public void Flow(PdfBlock block)
    {
        if (block.Count == 0)
            return;
        var tag = Document.Root.Add("P");
        for (var first = 0; first < block.Count; )
        {
            var count = block.Fitting(first, LeftOver);
            if (count == 0)
            {
                NewPage();
                count = Math.Max(1, block.Fitting(first, LeftOver));
            }
            block.Draw(Page, tag, Left, Y, first, count);
            Y += block.HeightOf(first, count);
            first += count;
        }
        Y += 2;
    }

    /// <summary>Blocks side by side, together on one page.</summary>
    public void DrawBeside(IReadOnlyList<PdfBlock> blocks, double gutter)
    {
        if (blocks.Count == 0)
            return;
        var height = blocks.Max(block => block.Height);
        // Higher than a page: names and addresses of 512 letters may be, in a column; then one below the other.
        if (height > PageHeight - BottomMargin - TopOfNext)
        {
            foreach (var block in blocks)
                Flow(block);
            return;
        }
        Need(height);
        var x = Left;
        foreach (var block in blocks)
        {
            block.Draw(Page, Document.Root.Add("P"), x, Y);
            x += block.Width + gutter;
        }
        Y += height + 4;
    }

    /// <summary>A QR code on white, with what is read in its place.</summary>
    public void Code(string text, string alternative, double x, double y, double size)
    {
        Page.Begin(Document.Root.Add("Figure", alternative));
        Page.Rectangle(x, y, size, size, Rgb.White);
        Page.Squares(QrModules.Of(text), x, y, size);
        Page.End();
    }

    /// <summary>At the foot of every page: a note, and "page x of y".</summary>
    public void NumberPages(string note, Func<int, int, string> pageOf)
    {
        for (var i = 0; i < Document.Pages.Count; i++)
        {
            var page = Document.Pages[i];
            var y = PageHeight - 34;
            page.Begin(null);
            page.Rectangle(Left, y - 5, Width, 0.6, Styles.RuleColor);
            page.End();
            var number = new PdfBlock(90).Add(pageOf(i + 1, Document.Pages.Count), Styles.Small, right: true);
            number.Draw(page, null, Right - 90, y);
            var text = new PdfBlock(Width - 100).Add(note, Styles.Small);
            text.Draw(page, null, Left, y, 0, Math.Min(2, text.Count));
        }
    }

    private PdfPage AddPage()
    {
        var page = Document.AddPage(PageWidth, PageHeight);
        page.Begin(null);
        page.Rectangle(0, 0, PageWidth, 7, Styles.Accent);
        page.End();
        Y = 30;
        return page;
    }
}
