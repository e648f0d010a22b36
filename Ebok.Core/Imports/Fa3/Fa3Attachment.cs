using Ebok.Core.Invoices;

namespace Ebok.Core.Imports.Fa3;

/// <summary><c>Zalacznik</c> and <c>Stopka</c>.</summary>
internal static class Fa3Attachment
{
    internal static List<AttachmentBlock> Blocks(Fa3Cursor xml)
    {
        List<AttachmentBlock> blocks = [];
        foreach (var element in xml.Children())
            if (element == "BlokDanych")
                blocks.Add(Block(xml));
        return blocks;
    }

    internal static List<string> Footer(Fa3Cursor xml)
    {
        List<string> lines = [];
        foreach (var element in xml.Children())
        foreach (var value in xml.Children())
            if (xml.Optional(ImportLimits.Footer) is { } text)
                lines.Add(value is "KRS" or "REGON" or "BDO" ? $"{value} {text}" : text);
        return lines;
    }

    private static AttachmentBlock Block(Fa3Cursor xml)
    {
        string? heading = null;
        List<InvoiceNote> facts = [];
        List<string> paragraphs = [];
        List<AttachmentTable> tables = [];
        foreach (var element in xml.Children())
            switch (element)
            {
                case "ZNaglowek":
                    heading = xml.Optional();
                    break;
                case "MetaDane":
                    facts.Add(Fact(xml));
                    break;
                case "Tekst":
                    foreach (var _ in xml.Children())
                        paragraphs.Add(xml.Text());
                    break;
                case "Tabela":
                    tables.Add(Table(xml));
                    break;
            }
        return new AttachmentBlock(heading, facts, paragraphs, tables);
    }

    private static AttachmentTable Table(Fa3Cursor xml)
    {
        List<InvoiceNote> facts = [];
        string? description = null;
        List<AttachmentColumn> columns = [];
        List<IReadOnlyList<string>> rows = [];
        List<string> sums = [];
        foreach (var element in xml.Children())
            switch (element)
            {
                case "TMetaDane":
                    facts.Add(Fact(xml));
                    break;
                case "Opis":
                    description = xml.Optional();
                    break;
                case "TNaglowek":
                    foreach (var _ in xml.Children())
                        columns.Add(Column(xml));
                    break;
                case "Wiersz":
                    rows.Add(Cells(xml));
                    break;
                case "Suma":
                    sums = Cells(xml);
                    break;
            }
        return new AttachmentTable(facts, description, columns, rows, sums);
    }

    private static AttachmentColumn Column(Fa3Cursor xml)
    {
        var kind = xml.Attribute("Typ") ?? "txt";
        var heading = "";
        foreach (var element in xml.Children())
            if (element == "NKom")
                heading = xml.Text();
        return new AttachmentColumn(heading, kind.Length <= 16 ? kind : "txt");
    }

    private static List<string> Cells(Fa3Cursor xml)
    {
        List<string> cells = [];
        foreach (var _ in xml.Children())
            cells.Add(xml.Text());
        return cells;
    }

    // ZKlucz and ZWartosc, or TKlucz and TWartosc.
    private static InvoiceNote Fact(Fa3Cursor xml)
    {
        string key = "",
            value = "";
        foreach (var element in xml.Children())
            if (element is "ZKlucz" or "TKlucz")
                key = xml.Text();
            else
                value = xml.Text();
        return new InvoiceNote(key, value, null);
    }
}
