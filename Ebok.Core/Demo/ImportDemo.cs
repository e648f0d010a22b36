using Ebok.Core.Imports;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>The three folders of an export, in the order in which they are imported.</summary>
/// <param name="Before">Customers, contracts, points, meters, readings, old invoices, payments: CSV.</param>
/// <param name="Invoices">FA(3) files.</param>
/// <param name="After">What names those: KSeF numbers, debt collection, PDFs: CSV.</param>
internal sealed record DemoFolders(string Before, string Invoices, string After)
{
    internal static DemoFolders Below(string folder) =>
        new(Path.Combine(folder, "1-csv"), Path.Combine(folder, "2-fa3"), Path.Combine(folder, "3-csv"));

    internal void Make()
    {
        Directory.CreateDirectory(Before);
        Directory.CreateDirectory(Invoices);
        Directory.CreateDirectory(After);
    }
}

/// <summary>Imports what <see cref="WriteDemo"/> wrote, through the importer of every real utility.</summary>
public sealed class ImportDemo(ImportFa3Folder importFa3, ImportCsvFolder importCsv)
{
    /// <summary>The reports of the three folders.</summary>
    /// <param name="utility">Whose.</param>
    /// <param name="folder">As it was written.</param>
    /// <param name="options">Whom to tell of problems and progress.</param>
    /// <param name="cancel">Stops; may be repeated.</param>
    public async Task<IReadOnlyList<ImportReport>> RunAsync(
        UtilityProfile utility,
        string folder,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var folders = DemoFolders.Below(folder);
        return
        [
            await importCsv.RunAsync(utility, folders.Before, options, cancel),
            await importFa3.RunAsync(utility, folders.Invoices, options, cancel),
            await importCsv.RunAsync(utility, folders.After, options, cancel),
        ];
    }
}
