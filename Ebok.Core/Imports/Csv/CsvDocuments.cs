using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports.Csv;

/// <summary><c>dokumenty.csv</c>: what everybody may read, and texts of contracts.</summary>
internal sealed class CsvDocuments(CsvContext context) : CsvFile(context)
{
    private static readonly Dictionary<string, DocumentKind> Kinds = new()
    {
        ["publiczny"] = DocumentKind.Public,
        ["umowa"] = DocumentKind.ContractText,
    };

    private readonly Dictionary<CsvRow, CsvPdfFile> files = [];
    private readonly Dictionary<CsvRow, CsvMistake> refused = [];

    private sealed record DocumentRow(DocumentKind Kind, string Name, string? Contract, CsvPdfFile File);

    internal override string Name => "dokumenty.csv";

    internal override IReadOnlyList<CsvColumn> Columns { get; } =
    [new("rodzaj", true), new("nazwa", true), new("plik", true), new("umowa")];

    internal override int BatchSize => 100;

    internal override async Task PrepareAsync(IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        files.Clear();
        refused.Clear();
        foreach (var row in rows)
            try
            {
                files.Add(row, await CsvPdfFile.SaveAsync(Context, row, cancel));
            }
            catch (CsvMistake mistake)
            {
                refused.Add(row, mistake);
            }
    }

    internal override async Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel)
    {
        var counts = new Counts { Read = rows.Count };
        foreach (var (row, value) in Parse(rows, Document))
        {
            var outcome =
                value.Kind == DocumentKind.Public
                    ? await PublicAsync(db, value, cancel)
                    : await ContractAsync(db, row, value, cancel);
            if (outcome == EntityState.Added)
            {
                counts.Added++;
                Job.Row(FindingKind.Added, row.File, row.Line, value.Name);
            }
            else if (outcome == EntityState.Modified)
            {
                counts.Changed++;
                Job.Row(FindingKind.Changed, row.File, row.Line, value.Name);
            }
            else if (outcome == EntityState.Unchanged)
                counts.Unchanged++;
            await Job.FlushAsync(db, cancel);
        }
        return counts;
    }

    private DocumentRow Document(CsvRow row)
    {
        var kind = row.Word("rodzaj", Kinds);
        var name = row.Text("nazwa", 200);
        var contract = row.Optional("umowa", ImportLimits.Number);
        if (kind == DocumentKind.ContractText && contract is null)
            throw new CsvMistake(ImportReason.EmptyColumn, row.ColumnOf("umowa"), "umowa");
        if (refused.TryGetValue(row, out var mistake))
            throw mistake;
        // Found to be a PDF by its content.
        return new DocumentRow(
            kind,
            name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) ? name : name + ".pdf",
            contract,
            files[row]
        );
    }

    private async Task<EntityState> PublicAsync(EbokDb db, DocumentRow value, CancellationToken cancel)
    {
        var before = await db.Documents.FirstOrDefaultAsync(
            d => d.Customer == null && d.Kind == value.Kind && d.Name == value.Name,
            cancel
        );
        if (before is not null && (before.Hash == value.File.Hash || Job.DryRun))
            return EntityState.Unchanged;
        if (before is not null)
            db.Remove(before);
        db.Add(New(value, null));
        return before is null ? EntityState.Added : EntityState.Modified;
    }

    private async Task<EntityState?> ContractAsync(EbokDb db, CsvRow row, DocumentRow value, CancellationToken cancel)
    {
        var contracts = await db.Contracts.Where(c => c.Number == value.Contract).ToListAsync(cancel);
        if (contracts.Count == 0)
        {
            if (Job.DryRun && (await Context.Lookup.ContractsAsync(db, [value.Contract], cancel)).Count > 0)
                return EntityState.Added;
            NotFound(row, "umowa", value.Contract!);
            return null;
        }
        if (contracts.Count > 1)
        {
            Job.Tell(row.Problem(new CsvMistake(ImportReason.Ambiguous, row.ColumnOf("umowa"), value.Contract!)));
            return null;
        }
        var contract = contracts[0];
        var before = contract.Text is null
            ? null
            : await db.Documents.SingleOrDefaultAsync(d => d.Id == contract.Text, cancel);
        if (
            before is not null
            && (before.Hash == value.File.Hash || Job.DryRun)
            && before.Name == value.Name
            && before.Customer == contract.Customer
        )
            return EntityState.Unchanged;
        if (before is not null)
            db.Remove(before);
        var document = New(value, contract.Customer);
        db.Add(document);
        contract.Text = document.Id;
        return before is null ? EntityState.Added : EntityState.Modified;
    }

    private Document New(DocumentRow value, CustomerId? customer) =>
        new()
        {
            Id = DocumentId.New(),
            Utility = Job.Utility,
            Customer = customer,
            Kind = value.Kind,
            Name = value.Name,
            ContentType = "application/pdf",
            Length = value.File.Length,
            Hash = value.File.Hash,
            CreatedAt = Job.Now,
        };
}
