using PdfSharp.Pdf.Structure;

namespace Ebok.Core.Pdf;

/// <summary>A column.</summary>
/// <param name="Heading">At its head, on every page again.</param>
/// <param name="Right">Whether its cells are numbers.</param>
/// <param name="Fills">Whether it takes the width that others leave.</param>
internal readonly record struct PdfColumn(string Heading, bool Right = false, bool Fills = false);

/// <summary>A row; a total is bold.</summary>
/// <param name="Cells">As many as columns; missing ones are empty.</param>
/// <param name="Bold">Whether it is a total.</param>
internal readonly record struct PdfRow(IReadOnlyList<string> Cells, bool Bold = false);

/// <summary>A table: columns as wide as what is in them, a head that is repeated on each page, rows that break between
/// pages only where one row alone is higher than a page.</summary>
internal sealed class PdfTable
{
    private const double Padding = 3.5;
    private const double RowPadding = 2.4;
    private readonly PdfSheet sheet;
    private readonly IReadOnlyList<PdfColumn> columns;
    private readonly double left;
    private readonly double[] widths;
    private readonly PdfStyle body;
    private readonly PdfStyle strong;

    private PdfTable(PdfSheet sheet, IReadOnlyList<PdfColumn> columns, IReadOnlyList<PdfRow> rows, double width)
    {
        (this.sheet, this.columns) = (sheet, columns);
        left = PdfSheet.Right - width;
        // Many columns: the letters give way before the words break.
        var size = columns.Count > 9 ? 6.6 : 8.2;
        body = sheet.Styles.Body with { Size = size };
        strong = sheet.Styles.BodyBold with { Size = size };
        widths = PdfColumnWidths.Of(columns, rows, body, strong, width, 2 * Padding);
    }

    /// <summary>Draws it from the sheet's place on.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="columns">At least one.</param>
    /// <param name="rows">Any number.</param>
    /// <param name="width">At the right side of the sheet; null for all of it.</param>
    public static void Draw(
        PdfSheet sheet,
        IReadOnlyList<PdfColumn> columns,
        IReadOnlyList<PdfRow> rows,
        double? width = null
    )
    {
        var table = new PdfTable(sheet, columns, rows, width ?? PdfSheet.Width);
        using (sheet.Pdf.Tag("Table"))
        {
            table.Head(again: false);
            foreach (var row in rows)
                table.Row(row);
        }
        sheet.Gap(3);
    }

    // Read once, at the start: on the next pages it is an ornament.
    private void Head(bool again)
    {
        var cells = Blocks(i => columns[i].Heading, strong);
        var height = cells.Max(c => c.Height) + 2 * RowPadding;
        if (!again)
            sheet.Need(height + 40);
        sheet.Pdf.Rectangle(left, sheet.Y, widths.Sum(), height, sheet.Styles.Tint);
        sheet.Pdf.Rectangle(left, sheet.Y + height - 0.8, widths.Sum(), 0.8, sheet.Styles.Accent);
        using (sheet.Pdf.Tag(again ? null : "TR"))
            DrawCells(cells, _ => again ? null : sheet.Pdf.Tag("TH"), 0, int.MaxValue);
        sheet.Y += height;
    }

    private void Row(PdfRow row)
    {
        var cells = Blocks(i => i < row.Cells.Count ? row.Cells[i] : "", row.Bold ? strong : body);
        var lines = Math.Max(1, cells.Max(c => c.Count));
        if (lines * body.Leading + 2 * RowPadding > sheet.LeftOver)
            Continue();
        var tags = new PdfStructureElement[cells.Length];
        using var tag = sheet.Pdf.Tag("TR");
        for (var first = 0; first < lines; )
        {
            var fits = (int)Math.Floor((sheet.LeftOver - 2 * RowPadding) / body.Leading);
            var count = Math.Clamp(fits, 1, lines - first);
            DrawCells(cells, Cell, first, count);
            sheet.Y += count * body.Leading + 2 * RowPadding;
            sheet.Pdf.Rectangle(left, sheet.Y - 0.4, widths.Sum(), 0.4, sheet.Styles.RuleColor);
            first += count;
            if (first < lines)
                Continue();
        }

        TaggedPdf.Scope? Cell(int i)
        {
            if (tags[i] is { } begun)
                return sheet.Pdf.Continue(begun);
            var scope = sheet.Pdf.Tag("TD");
            tags[i] = sheet.Pdf.OpenTag;
            return scope;
        }
    }

    private void Continue()
    {
        sheet.NewPage();
        Head(again: true);
    }

    private PdfBlock[] Blocks(Func<int, string> text, PdfStyle style)
    {
        var blocks = new PdfBlock[columns.Count];
        for (var i = 0; i < blocks.Length; i++)
            blocks[i] = new PdfBlock(widths[i] - 2 * Padding).Add(text(i), style, columns[i].Right);
        return blocks;
    }

    private void DrawCells(PdfBlock[] cells, Func<int, TaggedPdf.Scope?> tagOf, int first, int count)
    {
        var x = left;
        for (var i = 0; i < cells.Length; i++)
        {
            var lines = Math.Min(count, cells[i].Count - first);
            // An empty cell is a cell too, once.
            if (lines > 0 || first == 0)
                using (tagOf(i))
                    cells[i].Draw(x + Padding, sheet.Y + RowPadding, first, lines);
            x += widths[i];
        }
    }
}
