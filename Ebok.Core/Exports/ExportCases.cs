using Ebok.Core.Cases;
using Ebok.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>Cases as they stand when they are written; their files stay in the portal.</summary>
internal static class ExportCases
{
    private static readonly string[] Columns =
    [
        "id",
        "numer",
        "wplynelo",
        "rodzaj",
        "rodzaj_nazwa",
        "klient",
        "dotyczy",
        "tresc",
        "adres",
        "email",
        "stan",
        "termin",
        "odpowiedziano",
        "zamknieto",
        "zalaczniki",
        "eksport",
    ];

    public static ExportTable Of(EbokDb db, ExportChoice choice)
    {
        var since = choice.SinceInstant;
        var cases = choice.Export is { } export
            ? db.Cases.Where(c => c.Export == export)
            : db.Cases.Where(c => c.CreatedAt >= since);
        var rows = cases
            .OrderBy(c => c.CreatedAt)
            .ThenBy(c => c.Id)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.CreatedAt,
                c.Type,
                c.TypeLabel,
                Code = db.Customers.Where(o => o.Id == c.Customer).Select(o => o.Code).FirstOrDefault(),
                c.AboutNumber,
                c.Text,
                c.Address,
                c.Email,
                c.State,
                c.DueOn,
                c.AnsweredAt,
                c.ClosedAt,
                Files = db.Attachments.Count(a => a.Case == c.Id),
                Export = db.Exports.Where(e => e.Id == c.Export).Select(e => (int?)e.Number).FirstOrDefault(),
            });
        return new(
            Columns,
            rows.AsAsyncEnumerable()
                .Select(r =>
                    new object?[]
                    {
                        r.Id.Value.ToString(),
                        r.Number,
                        r.CreatedAt,
                        r.Type,
                        r.TypeLabel,
                        r.Code,
                        r.AboutNumber,
                        r.Text,
                        r.Address,
                        r.Email,
                        WordOf(r.State),
                        r.DueOn,
                        r.AnsweredAt,
                        r.ClosedAt,
                        r.Files,
                        r.Export,
                    }
                )
        );
    }

    private static string WordOf(CaseState state) =>
        state switch
        {
            CaseState.New => "nowe",
            CaseState.Accepted => "przyjete",
            CaseState.InProgress => "w-toku",
            CaseState.Answered => "odpowiedziano",
            CaseState.Closed => "zamkniete",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
}
