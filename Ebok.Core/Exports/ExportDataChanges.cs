using Ebok.Core.Data;
using Ebok.Core.DataChanges;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Exports;

/// <summary>Accepted changes of data: a row for each value, named by its column in <c>klienci.csv</c>.</summary>
internal static class ExportDataChanges
{
    private static readonly string[] Columns =
    [
        "id",
        "pismo",
        "klient",
        "pole",
        "bylo",
        "ma_byc",
        "wyslano",
        "przyjeto",
        "eksport",
    ];

    public static ExportTable Of(EbokDb db, ExportChoice choice)
    {
        var since = choice.SinceInstant;
        var changes = choice.Export is { } export
            ? db.DataChanges.Where(c => c.Export == export)
            : db.DataChanges.Where(c =>
                c.DecidedAt >= since && (c.State == DataChangeState.Accepted || c.State == DataChangeState.Billed)
            );
        var rows =
            from d in changes
            join i in db.DataChangeItems on d.Id equals i.Change
            join c in db.Customers on d.Customer equals c.Id
            orderby d.DecidedAt, d.Id, i.Field
            select new
            {
                d.Id,
                d.Number,
                c.Code,
                i.Field,
                i.Old,
                i.New,
                d.SentAt,
                d.DecidedAt,
                Export = db.Exports.Where(e => e.Id == d.Export).Select(e => (int?)e.Number).FirstOrDefault(),
            };
        return new(
            Columns,
            rows.AsAsyncEnumerable()
                .Select(r =>
                    new object?[]
                    {
                        $"{r.Id.Value}/{DataFields.ColumnOf(r.Field)}",
                        r.Number,
                        r.Code,
                        DataFields.ColumnOf(r.Field),
                        ValueOf(r.Field, r.Old),
                        ValueOf(r.Field, r.New),
                        r.SentAt,
                        r.DecidedAt,
                        r.Export,
                    }
                )
        );
    }

    private static object? ValueOf(DataField field, string? value) =>
        value is not null && field is DataField.Phone or DataField.Fax ? new PhoneValue(value!) : value;
}
