using System.Globalization;
using Ebok.Core.Pdf;

namespace Ebok.Core.Invoices.Pdf;

/// <summary>Meter, readings and remarks; what the VAT act wants said; advance invoices that are settled.</summary>
internal static class InvoiceNotes
{
    public static void Draw(PdfSheet sheet, InvoiceContent content)
    {
        if (content.Notes.Count > 0)
        {
            sheet.Heading(InvoicePdfTexts.Notes);
            DrawNotes(sheet, content.Notes);
        }
        // What belongs to single lines is in the XML and in the portal: here it would bury the rest.
        var other = content.Other.Where(note => note.Line is null).ToList();
        if (other.Count > 0)
        {
            sheet.Heading(InvoicePdfTexts.Other);
            DrawNotes(sheet, other);
        }
        var said = content.Annotations.Select(InvoiceWords.Annotation).OfType<string>().ToList();
        if (content.AdvanceInvoices.Count > 0)
            said.Add($"{InvoicePdfTexts.AdvanceInvoices} {string.Join(", ", content.AdvanceInvoices)}");
        if (said.Count > 0)
            sheet.Heading(InvoicePdfTexts.Annotations);
        foreach (var text in said)
            sheet.Paragraph(text, sheet.Styles.Body);
    }

    /// <summary>Keys and values, with the line of the invoice that they speak of.</summary>
    internal static void DrawNotes(PdfSheet sheet, IReadOnlyList<InvoiceNote> notes)
    {
        var withLine = notes.Any(note => note.Line is not null);
        var columns = new List<PdfColumn> { new(InvoicePdfTexts.NoteKey), new(InvoicePdfTexts.NoteValue, Fills: true) };
        if (withLine)
            columns.Insert(0, new(InvoicePdfTexts.NoteLine, Right: true));
        PdfTable.Draw(
            sheet,
            columns,
            [
                .. notes.Select(note => new PdfRow(
                    withLine
                        ? [note.Line?.ToString(CultureInfo.InvariantCulture) ?? "", note.Key, note.Value]
                        : [note.Key, note.Value]
                )),
            ]
        );
    }
}
