using Ebok.Core.Invoices;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Fa3;

/// <summary>Gathers <c>P_13_x</c> and <c>P_14_x</c> into rows.</summary>
internal sealed class Fa3VatTable
{
    private readonly List<(string Field, Money Net, Money? Vat)> rows = [];

    internal void Net(Fa3Cursor xml) => rows.Add((xml.Name[5..], xml.Amount(), null));

    /// <summary>The tax stands behind its net amount.</summary>
    internal void Vat(Fa3Cursor xml)
    {
        var field = xml.Name[5..];
        var vat = xml.Amount();
        if (rows.Count > 0 && rows[^1].Field == field)
            rows[^1] = rows[^1] with { Vat = vat };
        else
            rows.Add((field, Money.Zero, vat));
    }

    /// <summary>The rows; a field that stands for the rate of now or of before is told by the lines.</summary>
    internal List<VatRow> Rows(List<InvoiceLine> lines) =>
        [.. rows.Select(row => new VatRow(RateOf(row.Field, lines), row.Net, row.Vat))];

    private static string RateOf(string field, List<InvoiceLine> lines) =>
        field switch
        {
            "1" => NowOrBefore("23", "22", lines),
            "2" => NowOrBefore("8", "7", lines),
            "3" => "5",
            "4" => NowOrBefore("4", "3", lines),
            "5" => "OSS",
            "6_1" => "0 KR",
            "6_2" => "0 WDT",
            "6_3" => "0 EX",
            "7" => "zw",
            "8" => "np I",
            "9" => "np II",
            "10" => "oo",
            "11" => "marża",
            _ => field,
        };

    private static string NowOrBefore(string now, string before, List<InvoiceLine> lines) =>
        lines.Exists(l => l.VatRate == before) && !lines.Exists(l => l.VatRate == now) ? before : now;
}
