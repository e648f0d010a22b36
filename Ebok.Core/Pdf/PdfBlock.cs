namespace Ebok.Core.Pdf;

/// <summary>Lines of text of a given width, wrapped as they are added, drawn where there is room.</summary>
internal sealed class PdfBlock(double width)
{
    private readonly List<(string Text, PdfStyle Style, bool Right)> lines = [];

    public double Width => width;
    public int Count => lines.Count;

    /// <summary>Height of all lines.</summary>
    public double Height => HeightOf(0, lines.Count);

    /// <summary>Adds a text; nothing where there is none.</summary>
    public PdfBlock Add(string? text, PdfStyle style, bool right = false)
    {
        if (!string.IsNullOrWhiteSpace(text))
            foreach (var line in PdfText.Wrap(text, style, width))
                lines.Add((line, style, right));
        return this;
    }

    /// <summary>Height of some of the lines.</summary>
    public double HeightOf(int first, int count)
    {
        double height = 0;
        for (var i = first; i < first + count; i++)
            height += lines[i].Style.Leading;
        return height;
    }

    /// <summary>How many lines from the first on fit in a height.</summary>
    public int Fitting(int first, double height)
    {
        var count = 0;
        while (first + count < lines.Count && (height -= lines[first + count].Style.Leading) >= 0)
            count++;
        return count;
    }

    /// <summary>Draws the lines with a tag of their own; as an ornament where the kind is null.</summary>
    public void Draw(string? kind, double x, double y, int most = int.MaxValue)
    {
        if (lines.Count == 0)
            return;
        using (lines[0].Style.Pdf.Tag(kind))
            Draw(x, y, 0, Math.Min(most, lines.Count));
    }

    /// <summary>Draws some of the lines as contents of the open tag.</summary>
    public void Draw(double x, double y, int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            var (text, style, right) = lines[i];
            var left = right ? x + width - style.WidthOf(text) : x;
            // A space at the end of a line keeps words apart when the text is taken out again.
            var kept = i < lines.Count - 1 ? text + " " : text;
            style.Pdf.Text(style, left, y + style.Baseline, kept);
            y += style.Leading;
        }
    }
}
