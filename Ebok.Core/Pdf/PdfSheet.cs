namespace Ebok.Core.Pdf;

/// <summary>A4 pages filled from top to bottom: where the next thing goes, and a new page when it does not fit.</summary>
internal sealed class PdfSheet
{
    private const double PageWidth = 595.28;
    private const double PageHeight = 841.89;
    private const double Margin = 42.5;
    private const double BottomMargin = 50;
    private const double TopOfNext = 52;

    /// <param name="pdf">Where pages are added.</param>
    /// <param name="styles">How things look.</param>
    /// <param name="runningHead">Said at the top of every page but the first.</param>
    public PdfSheet(TaggedPdf pdf, PdfStyles styles, string runningHead)
    {
        (Pdf, Styles, this.runningHead) = (pdf, styles, runningHead);
        AddPage();
    }

    private readonly string runningHead;

    public TaggedPdf Pdf { get; }
    public PdfStyles Styles { get; }

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
        AddPage();
        new PdfBlock(Width).Add(runningHead, Styles.Small).Draw(null, Left, 26, most: 1);
        Rule(42);
        Y = TopOfNext;
    }

    /// <summary>A thin line over the whole width.</summary>
    public void Rule(double y) => Pdf.Rectangle(Left, y, Width, 0.6, Styles.RuleColor);

    /// <summary>A heading that does not stand alone at the foot of a page.</summary>
    public void Heading(string text)
    {
        Need(64);
        Gap(10);
        var block = new PdfBlock(Width).Add(text, Styles.Heading);
        block.Draw("H2", Left, Y);
        Y += block.Height + 3;
    }

    /// <summary>A heading at the left of a narrow table that comes next, on the same height.</summary>
    public void HeadingBeside(string text, double tableWidth)
    {
        Need(64);
        Gap(8);
        var block = new PdfBlock(Width - tableWidth - 12).Add(text, Styles.Heading);
        block.Draw("H2", Left, Y + 2);
    }

    /// <summary>A paragraph, over as many pages as it takes.</summary>
    public void Paragraph(string? text, PdfStyle style) => Flow(new PdfBlock(Width).Add(text, style));

    /// <summary>Lines, over as many pages as they take.</summary>
    public void Flow(PdfBlock block)
    {
        if (block.Count == 0)
            return;
        using var tag = Pdf.Tag("P");
        for (var first = 0; first < block.Count; )
        {
            var count = block.Fitting(first, LeftOver);
            if (count == 0)
            {
                NewPage();
                count = Math.Max(1, block.Fitting(first, LeftOver));
            }
            block.Draw(Left, Y, first, count);
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
            block.Draw("P", x, Y);
            x += block.Width + gutter;
        }
        Y += height + 4;
    }

    /// <summary>At the foot of every page: a note, and "page x of y".</summary>
    public void NumberPages(string note, Func<int, int, string> pageOf)
    {
        var text = new PdfBlock(Width - 100).Add(note, Styles.Small);
        for (var i = 0; i < Pdf.Pages; i++)
        {
            Pdf.ReturnTo(i);
            var y = PageHeight - 34;
            Rule(y - 5);
            new PdfBlock(90).Add(pageOf(i + 1, Pdf.Pages), Styles.Small, right: true).Draw(null, Right - 90, y);
            text.Draw(null, Left, y, most: 2);
        }
    }

    private void AddPage()
    {
        Pdf.AddPage(PageWidth, PageHeight);
        Pdf.Rectangle(0, 0, PageWidth, 7, Styles.Accent);
        Y = 30;
    }
}
