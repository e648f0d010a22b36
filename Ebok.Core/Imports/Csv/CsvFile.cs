using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Shared;

namespace Ebok.Core.Imports.Csv;

/// <summary>One file of the contract: its columns, and how a batch of its rows is stored.</summary>
internal abstract class CsvFile(CsvContext context)
{
    /// <summary>klienci.csv …</summary>
    internal abstract string Name { get; }

    internal abstract IReadOnlyList<CsvColumn> Columns { get; }

    /// <summary>Rows that are stored together.</summary>
    internal virtual int BatchSize => 1000;

    /// <summary>Whether its rows are about invoices that come in other files: read after those.</summary>
    internal virtual bool NamesInvoices => false;

    /// <summary>Whether values may have several lines.</summary>
    internal virtual bool LineBreaks => false;

    private protected CsvContext Context { get; } = context;
    private protected ImportJob Job => Context.Job;

    /// <summary>What takes long and needs no transaction: files of the rows.</summary>
    internal virtual Task PrepareAsync(IReadOnlyList<CsvRow> rows, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Stores the rows; a row that is refused is told and left out.</summary>
    internal abstract Task<Counts> WriteAsync(EbokDb db, IReadOnlyList<CsvRow> rows, CancellationToken cancel);

    /// <summary>Reads each row; what is refused is told.</summary>
    private protected List<(CsvRow Row, T Value)> Parse<T>(IReadOnlyList<CsvRow> rows, Func<CsvRow, T> parse)
    {
        List<(CsvRow, T)> parsed = new(rows.Count);
        foreach (var row in rows)
            try
            {
                parsed.Add((row, parse(row)));
            }
            catch (CsvMistake mistake)
            {
                Job.Tell(row.Problem(mistake));
            }
        return parsed;
    }

    /// <summary>Saves, and with it the words that the customers concerned are found by (O4).</summary>
    private protected async Task<Counts> SaveAndIndexAsync<TKey, TEntity>(
        EbokDb db,
        CsvUpsert<TKey, TEntity> upsert,
        IEnumerable<CustomerId> added,
        int read,
        CancellationToken cancel
    )
        where TKey : notnull
        where TEntity : class, IOfUtility
    {
        var touched = SearchIndex.Touched(db);
        touched.UnionWith(added);
        var counts = await upsert.SaveAsync(Job, read, cancel);
        if (!Job.DryRun)
            await SearchIndex.RefreshAsync(db, touched, cancel);
        return counts;
    }

    /// <summary>NIP of the row's company; where the utility has only one it may be left out.</summary>
    private protected string SellerOf(CsvRow row)
    {
        const string Column = "nip_sprzedawcy";
        var nip = row.Optional(Column, 30)?.Replace("-", "", StringComparison.Ordinal);
        if (nip is null && Job.Sellers.Count == 1)
            return Job.Sellers.First();
        if (nip is null)
            throw new CsvMistake(ImportReason.EmptyColumn, row.ColumnOf(Column), Column);
        return Job.Sellers.Contains(nip)
            ? nip
            : throw new CsvMistake(ImportReason.NotOurSeller, row.ColumnOf(Column), nip);
    }

    private protected void NotFound(CsvRow row, string column, string value) =>
        Job.Tell(row.Problem(row.Mistake(ImportReason.NotFound, column, value.Length <= 64 ? value : value[..64])));
}

/// <summary>What the files of one run share.</summary>
/// <param name="Job">The run.</param>
/// <param name="Folder">The imported folder, absolute.</param>
/// <param name="Files">Where PDFs go.</param>
/// <param name="Lookup">Finds what rows refer to.</param>
internal sealed record CsvContext(ImportJob Job, string Folder, Documents.FileStore Files, CsvLookup Lookup);
