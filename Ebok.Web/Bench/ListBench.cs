using System.Globalization;
using Ebok.Core.Demo;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Operator;
using Ebok.Web.Operator.Frame;
using Microsoft.AspNetCore.WebUtilities;

namespace Ebok.Web.Bench;

/// <summary>Staff's lists over many rows: each as it is opened, by every column it can be sorted by, both ways, its last
/// page, and with a word to search for; the figure is the median of the slowest. Asked of the lists themselves, in a
/// process that has that database.</summary>
internal static class ListBench
{
    private const int Times = 7;

    // What is done: nearly all of the rows. Without a choice a list shows what waits.
    private static readonly (string Table, string Done)[] Lists =
    [
        ("rejestracje", "stan=aktywne"),
        ("listy", "stan=do-druku"),
        ("sprawy", "stan=wszystkie"),
        ("odczyty", "stan=przyjete"),
        ("zmiany-danych", "stan=wprowadzone"),
        ("platnosci", "stan=oplacone"),
        ("wyciagi", "stan=przypisane"),
        ("nieprzypisane", ""),
        ("poczta", "stan=Sent"),
        ("proby", "dni=30"),
        ("dziennik", ""),
    ];

    /// <summary>Fills the lists; a line for each look: address and rows, tab, milliseconds.</summary>
    internal static async Task<IReadOnlyList<string>> MeasureAsync(
        IServiceProvider services,
        UtilityProfile utility,
        int rows,
        CancellationToken cancel
    )
    {
        await services.GetRequiredService<FillStaffWork>().RunAsync(utility, rows, cancel);
        var tables = services.GetServices<StaffTable>().ToDictionary(t => t.Name);
        var desk = new OperatorDesk();
        desk.Enter(utility, new StaffActor(utility.Id, StaffId.New(), StaffRole.Administrator, null));
        var lines = new List<string>();
        foreach (var (name, done) in Lists)
        foreach (var address in Addresses(tables[name], desk, done))
        {
            var query = new QueryCollection(QueryHelpers.ParseQuery(address));
            var total = 0;
            var median = await Timing.MedianAsync(
                Times,
                async () => total = await tables[name].LookAsync(desk, query, cancel)
            );
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name}?{address} ({total:#,0})\t{median:0.00}"));
        }
        return lines;
    }

    private static IEnumerable<string> Addresses(StaffTable table, OperatorDesk desk, string done)
    {
        yield return "";
        yield return done;
        yield return done + "&strona=1000000";
        yield return done + "&szukaj=kowalski";
        foreach (var key in table.SortKeys(desk))
        {
            yield return $"{done}&sort={key}";
            yield return $"{done}&sort=-{key}";
        }
    }
}
