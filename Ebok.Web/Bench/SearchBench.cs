using System.Globalization;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Web.Bench;

/// <summary>The operator's search over many customers (O4): what a clerk types, each kind of it several times; the figure is
/// the median of the slowest kind. Asked of the use case itself, in a process that has that database.</summary>
internal static class SearchBench
{
    private const int Times = 15;
    private const string Search = "search";
    private const string Lists = "list";

    // Names and streets are the demo's; what fits nobody is a search too.
    private static readonly string[] Asked =
    [
        "kowalski",
        "kowlaski",
        "jan kowalski",
        "kowalski lipowa",
        "lipowa 12",
        "lippowa 12",
        "warszawa",
        "maria warszawa",
        "104217",
        "600 123 456",
        "w00000101",
        "p-000123",
        "fv/2026/10/1",
        "nikogo takiego nie ma",
    ];

    internal static async Task<IReadOnlyList<Figure>> RunAsync(
        BenchData data,
        int customers,
        string folder,
        TextWriter output,
        CancellationToken cancel
    )
    {
        var file = Path.Combine(folder, "search.txt");
        var rows = customers.ToString(CultureInfo.InvariantCulture);
        await PortalProcess.RunToEndAsync(data.Settings, ["bench", "--search-into", file, "--search", rows], cancel);
        var slowest = new Dictionary<string, double> { [Search] = 0, [Lists] = 0 };
        foreach (var line in await File.ReadAllLinesAsync(file, cancel))
        {
            var parts = line.Split('\t');
            var median = double.Parse(parts[2], CultureInfo.InvariantCulture);
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{parts[0]} {parts[1]}: {median:0.0} ms")
            );
            slowest[parts[0]] = Math.Max(slowest[parts[0]], median);
        }
        return
        [
            new($"operator's search over {customers:#,0} customers", slowest[Search], "ms", 100, 30),
            new($"operator's lists over {customers:#,0} rows each", slowest[Lists], "ms", 100, 30),
        ];
    }

    /// <summary>In the process that has the database: the search, then the lists.</summary>
    internal static async Task MeasureAsync(
        IServiceProvider services,
        UtilityProfile utility,
        int rows,
        string file,
        CancellationToken cancel
    )
    {
        List<string> lines =
        [
            .. (await MeasureAsync(services, utility.Slug, cancel)).Select(line => $"{Search}\t{line}"),
            .. (await ListBench.MeasureAsync(services, utility, rows, cancel)).Select(line => $"{Lists}\t{line}"),
        ];
        await File.WriteAllLinesAsync(file, lines, cancel);
    }

    private static async Task<List<string>> MeasureAsync(
        IServiceProvider services,
        string slug,
        CancellationToken cancel
    )
    {
        var find = services.GetRequiredService<FindCustomers>();
        var staff = new StaffActor(new UtilityId(slug), StaffId.New(), StaffRole.Reader, null);
        var lines = new List<string>();
        foreach (var text in Asked)
        {
            var median = await Timing.MedianAsync(
                Times,
                () => find.RunAsync(staff, text, Sort.None, new PageRequest(1), cancel)
            );
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"\"{text}\"\t{median:0.00}"));
        }
        return lines;
    }
}
