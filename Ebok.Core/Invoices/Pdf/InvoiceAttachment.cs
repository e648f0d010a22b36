using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>The attachment: how the use of each supply point was settled.</summary>
internal static class InvoiceAttachment
{
    public static void Draw(PdfSheet sheet, IReadOnlyList<AttachmentBlock> blocks)
    {
        foreach (var block in blocks)
        {
            sheet.Heading(block.Heading is { Length: > 0 } heading ? heading : InvoicePdfTexts.Attachment);
            if (block.Facts.Count > 0)
                InvoiceNotes.DrawNotes(sheet, block.Facts);
            foreach (var paragraph in block.Paragraphs)
                sheet.Paragraph(paragraph, sheet.Styles.Body);
            foreach (var table in block.Tables)
                DrawTable(sheet, table);
        }
    }

    private static void DrawTable(PdfSheet sheet, AttachmentTable table)
    {
        if (table.Facts.Count > 0)
            InvoiceNotes.DrawNotes(sheet, table.Facts);
        sheet.Paragraph(table.Description, sheet.Styles.Body);
        if (table.Columns.Count == 0)
            return;
        var rows = table.Rows.Select(cells => new PdfRow(cells)).ToList();
        if (table.Sums.Any(sum => sum.Length > 0))
            rows.Add(new PdfRow(table.Sums, Bold: true));
        PdfTable.Draw(sheet, [.. table.Columns.Select(c => new PdfColumn(c.Heading, c.Kind is "int" or "dec"))], rows);
    }
}
