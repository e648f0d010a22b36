using Ebok.Core.Data;
using Ebok.Core.Meters.Giving;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>Readings, with the columns of <c>odczyty.csv</c> where they say the same.</summary>
internal static class ExportReadings
{
    private static readonly string[] Columns =
    [
        "id",
        "klient",
        "licznik",
        "data",
        "stan",
        "zuzycie",
        "jednostka",
        "podano",
        "powod",
        "uwaga",
        "eksport",
    ];

    public static ExportTable Of(EbokDb db, ExportChoice choice)
    {
        var since = choice.SinceInstant;
        var readings = choice.Export is { } export
            ? db.CustomerReadings.Where(r => r.Export == export)
            : db.CustomerReadings.Where(r =>
                r.GivenAt >= since && (r.Status == GivenState.Accepted || r.Status == GivenState.Billed)
            );
        var rows =
            from r in readings
            join m in db.Meters on r.Meter equals m.Id
            join c in db.Customers on r.Customer equals c.Id
            orderby r.GivenAt, r.Id
            select new
            {
                r.Id,
                c.Code,
                m.FactoryNumber,
                r.On,
                r.State,
                r.Use,
                m.Unit,
                r.GivenAt,
                r.Reason,
                r.Note,
                Export = db.Exports.Where(e => e.Id == r.Export).Select(e => (int?)e.Number).FirstOrDefault(),
            };
        return new(
            Columns,
            rows.AsAsyncEnumerable()
                .Select(r =>
                    new object?[]
                    {
                        r.Id.ToString(),
                        r.Code,
                        r.FactoryNumber,
                        r.On,
                        r.State,
                        r.Use,
                        r.Unit,
                        r.GivenAt,
                        r.Reason is { } reason ? WordOf(reason) : null,
                        r.Note,
                        r.Export,
                    }
                )
        );
    }

    private static string WordOf(ReadingReason reason) =>
        reason switch
        {
            ReadingReason.RollOver => "obrot-licznika",
            ReadingReason.Exchanged => "wymiana",
            ReadingReason.LastWasMistaken => "poprzedni-bledny",
            ReadingReason.ReallyUsed => "rzeczywiste",
            ReadingReason.NobodyThere => "nikogo-nie-bylo",
            _ => "inny",
        };
}
