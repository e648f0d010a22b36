using System.Globalization;
using System.Text.RegularExpressions;
using Ebok.Core.Demo;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;

namespace Ebok.Web.Bench;

/// <summary>Data of a chosen size in a temporary folder, made by the program's own commands: the demo's generator and
/// the importer, each as a process of its own.</summary>
internal sealed partial class BenchData(UtilityProfile utility, EbokOptions options, DemoSize size, string folder)
{
    /// <summary>Environment of a process that works on the filled data folder.</summary>
    internal IReadOnlyDictionary<string, string> Settings => On("data");

    private Dictionary<string, string> On(string data) =>
        new()
        {
            ["EBOK_DATA"] = Path.Combine(folder, data),
            ["EBOK_UTILITIES"] = options.UtilitiesFolder,
            // Assets compressed when they were built, as a published portal has them.
            ["ReloadStaticAssetsAtRuntime"] = "false",
        };

    /// <summary>Generates and imports, with the demo's accounts.</summary>
    internal Task FillAsync(CancellationToken cancel) =>
        PortalProcess.RunToEndAsync(
            // Elsewhere the demo's accounts are refused.
            On("data").Append(new("ASPNETCORE_ENVIRONMENT", "Development")).ToDictionary(),
            [.. Demo("export"), "--import"],
            cancel
        );

    /// <summary>Generates the same again and imports it into an empty database as an administrator would: customers
    /// first, then the folder of e-invoices, whose files a second and memory in MiB are answered.</summary>
    internal async Task<(double FilesPerSecond, int Files, double PeakMemory)> ImportAsync(CancellationToken cancel)
    {
        var settings = On("import");
        await PortalProcess.RunToEndAsync(settings, Demo("again"), cancel);
        var export = Path.Combine(folder, "again", utility.Slug);
        await PortalProcess.RunToEndAsync(settings, Import("csv", "1-csv", export), cancel);
        var (took, peak) = await PortalProcess.RunToEndAsync(settings, Import("fa3", "2-fa3", export), cancel);
        var files = Directory
            .EnumerateFiles(Path.Combine(export, "2-fa3"), "*", SearchOption.AllDirectories)
            .Sum(path => path.EndsWith(".zip", StringComparison.Ordinal) ? InZip(path) : 1);
        return (files / took.TotalSeconds, files, peak);
    }

    private static int InZip(string path)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(path);
        return zip.Entries.Count;
    }

    /// <summary>That many browsers, signed in with the demo's logins in turn.</summary>
    internal async Task<IReadOnlyList<Customer>> SignInAsync(Uri portal, int count, CancellationToken cancel)
    {
        var paper = DemoPaper.Of(utility);
        DemoLogin[] logins = [paper.Ordinary, paper.Family, paper.Manager];
        var customers = new List<Customer>();
        for (var i = 0; i < count; i++)
        {
            var login = logins[i % logins.Length].Login;
            customers.Add(await Customer.SignInAsync(portal, utility.Slug, login, DemoPaper.Password, cancel));
        }
        return customers;
    }

    /// <summary>For how many customers he may act, as his start page says.</summary>
    internal async Task<int> HeldAsync(Uri portal, Customer manager, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = portal };
        http.DefaultRequestHeaders.Add("Cookie", manager.Cookie);
        var start = await http.GetStringAsync($"/{utility.Slug}/start", cancel);
        return int.Parse(Held().Match(start).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"wybor-klienta""[^(]*\((\d+)\)")]
    private static partial Regex Held();

    private string[] Demo(string export) =>
        [
            "demo",
            "--utility",
            utility.Slug,
            "--customers",
            size.Customers.ToString(CultureInfo.InvariantCulture),
            "--invoices",
            size.Invoices!.Value.ToString(CultureInfo.InvariantCulture),
            "--out",
            Path.Combine(folder, export),
            .. size.CsvOnly ? (string[])["--csv"] : [],
        ];

    // The folders of an export are numbered in the order of their import.
    private string[] Import(string kind, string part, string export) =>
        ["import", kind, Path.Combine(export, part), "--utility", utility.Slug];
}
