using Ebok.Core.Consents;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>Consents and objections: each entry of their history.</summary>
internal static class ExportConsents
{
    private static readonly string[] Columns =
    [
        "id",
        "klient",
        "rodzaj",
        "dano",
        "kiedy",
        "email",
        "wersja",
        "tresc",
        "eksport",
    ];

    public static ExportTable Of(EbokDb db, ExportChoice choice)
    {
        var since = choice.SinceInstant;
        var consents = choice.Export is { } export
            ? db.Consents.Where(c => c.Export == export)
            : db.Consents.Where(c => c.At >= since);
        var rows =
            from e in consents
            join c in db.Customers on e.Customer equals c.Id
            orderby e.At, e.Id
            select new
            {
                e.Id,
                c.Code,
                e.Kind,
                e.Given,
                e.At,
                e.Email,
                e.TextVersion,
                e.Text,
                Export = db.Exports.Where(x => x.Id == e.Export).Select(x => (int?)x.Number).FirstOrDefault(),
            };
        return new(
            Columns,
            rows.AsAsyncEnumerable()
                .Select(r =>
                    new object?[]
                    {
                        r.Id.Value.ToString(),
                        r.Code,
                        WordOf(r.Kind),
                        r.Given,
                        r.At,
                        r.Email,
                        r.TextVersion,
                        r.Text,
                        r.Export,
                    }
                )
        );
    }

    private static string WordOf(ConsentKind kind) =>
        kind switch
        {
            ConsentKind.EInvoice => "e-faktura",
            ConsentKind.Terms => "regulamin",
            ConsentKind.Privacy => "prywatnosc",
            ConsentKind.Processing => "przetwarzanie",
            ConsentKind.MarketingObjection => "sprzeciw-marketing",
            ConsentKind.DataAreCorrect => "prawidlowosc-danych",
            ConsentKind.Marketing => "marketing",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
