namespace Ebok.Core.Pdf;

/// <summary>How wide the columns of a table are.</summary>
internal static class PdfColumnWidths
{
    private const double Air = 9;

    /// <summary>Each as wide as its widest cell if all fit, the rest to the column that fills; else the wide ones give
    /// way, none below its longest word if that can be; else all in proportion.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="body">Style of cells.</param>
    /// <param name="strong">Style of headings and totals.</param>
    /// <param name="available">Sum of the widths, in points.</param>
    /// <param name="padding">Left and right of a cell together.</param>
    public static double[] Of(
        IReadOnlyList<PdfColumn> columns,
        IReadOnlyList<PdfRow> rows,
        PdfStyle body,
        PdfStyle strong,
        double available,
        double padding
    )
    {
        var count = columns.Count;
        double[] least = new double[count],
            wanted = new double[count];
        for (var i = 0; i < count; i++)
        {
            // Numbers side by side want air between them.
            var air = columns[i].Right ? Air : 0;
            // A heading may break between its words; a number may not break at all.
            least[i] = wanted[i] = LongestWord(columns[i].Heading, strong) + padding;
            foreach (var row in rows)
            {
                if (i >= row.Cells.Count || row.Cells[i].Length == 0)
                    continue;
                var style = row.Bold ? strong : body;
                var whole = style.WidthOf(row.Cells[i]) + padding;
                wanted[i] = Math.Max(wanted[i], whole + air);
                var word = columns[i].Right ? whole : Math.Min(whole, LongestWord(row.Cells[i], style) + padding);
                least[i] = Math.Max(least[i], Math.Min(word, available / 4));
            }
        }
        return Share(columns, least, wanted, available);
    }

    private static double[] Share(IReadOnlyList<PdfColumn> columns, double[] least, double[] wanted, double available)
    {
        var spare = available - wanted.Sum();
        if (spare >= 0)
        {
            var filling = Enumerable.Range(0, wanted.Length).Where(i => columns[i].Fills).ToList();
            if (filling.Count == 0)
                filling = [.. Enumerable.Range(0, wanted.Length)];
            foreach (var i in filling)
                wanted[i] += spare / filling.Count;
            return wanted;
        }
        var minimum = least.Sum();
        if (minimum >= available)
            return [.. least.Select(w => w * available / minimum)];
        var stretch = (available - minimum) / (wanted.Sum() - minimum);
        return [.. least.Select((w, i) => w + (wanted[i] - w) * stretch)];
    }

    private static double LongestWord(string text, PdfStyle style)
    {
        double longest = 0;
        foreach (var word in text.Split(' ', '\n'))
            longest = Math.Max(longest, style.WidthOf(word));
        return longest;
    }
}
