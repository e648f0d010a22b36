using System.Globalization;
using Ebok.Core.Demo;
using Ebok.Core.Utilities;

namespace Ebok.Web.Bench;

/// <summary>A data folder of a chosen size, filled by the program's own commands: the demo's generator and the
/// importer.</summary>
internal sealed class BenchData
{
    private readonly UtilityProfile utility;

    private BenchData(UtilityProfile utility, string folder) =>
        (this.utility, Settings) = (utility, new Dictionary<string, string> { ["EBOK_DATA"] = folder });

    /// <summary>Environment of a process that works on it.</summary>
    internal IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Generates and imports; invoices come as rows of CSV where <see cref="DemoSize.CsvOnly"/> says so.</summary>
    internal static async Task<BenchData> MakeAsync(
        UtilityProfile utility,
        DemoSize size,
        string folder,
        CancellationToken cancel
    )
    {
        var data = new BenchData(utility, Path.Combine(folder, "data"));
        string[] command =
        [
            "demo",
            "--utility",
            utility.Slug,
            "--customers",
            size.Customers.ToString(CultureInfo.InvariantCulture),
            "--invoices",
            (size.Invoices ?? 24).ToString(CultureInfo.InvariantCulture),
            "--out",
            Export(folder),
            "--import",
        ];
        await PortalProcess.RunToEndAsync(data.Settings, size.CsvOnly ? [.. command, "--csv"] : command, cancel);
        return data;
    }

    /// <summary>Imports the export of <see cref="MakeAsync"/> once more, into an empty database, as an administrator
    /// would: customers first, then the folder of e-invoices, whose files a second and memory are answered.</summary>
    internal static async Task<(double FilesPerSecond, int Files, double PeakMemory)> ImportAsync(
        UtilityProfile utility,
        string folder,
        CancellationToken cancel
    )
    {
        var settings = new Dictionary<string, string> { ["EBOK_DATA"] = Path.Combine(folder, "import") };
        var (csv, fa3) = (
            Path.Combine(Export(folder), utility.Slug, "csv"),
            Path.Combine(Export(folder), utility.Slug, "fa3")
        );
        await PortalProcess.RunToEndAsync(settings, ["import", "csv", csv, "--utility", utility.Slug], cancel);
        var files = Directory.EnumerateFiles(fa3, "*.xml", SearchOption.AllDirectories).Count();
        var (took, peak) = await PortalProcess.RunToEndAsync(
            settings,
            ["import", "fa3", fa3, "--utility", utility.Slug],
            cancel
        );
        return (files / took.TotalSeconds, files, peak);
    }

    /// <summary>That many browsers, signed in with the demo's logins in turn.</summary>
    internal async Task<IReadOnlyList<Customer>> SignInAsync(Uri portal, int count, CancellationToken cancel)
    {
        var paper = DemoPaper.Of(utility);
        DemoLogin[] logins = [paper.Ordinary, paper.Family, paper.Manager];
        var customers = new List<Customer>();
        for (var i = 0; i < count; i++)
            customers.Add(
                await Customer.SignInAsync(
                    portal,
                    utility.Slug,
                    logins[i % logins.Length].Login,
                    DemoPaper.Password,
                    cancel
                )
            );
        return customers;
    }

    private static string Export(string folder) => Path.Combine(folder, "export");
}
