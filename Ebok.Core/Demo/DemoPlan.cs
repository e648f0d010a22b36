using Ebok.Core.Meters;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>How large a demo is.</summary>
/// <param name="Customers">Customers a utility.</param>
/// <param name="Invoices">Invoices a customer (of each contract and separately billed point); null: histories of all
/// lengths up to five years, the older ones as CSV, as an office has them.</param>
/// <param name="CsvOnly">Invoices as rows of faktury.csv instead of a file of XML each.</param>
public sealed record DemoSize(int Customers, int? Invoices = null, bool CsvOnly = false)
{
    /// <summary>What <c>dotnet run</c> in Development fills an empty database with.</summary>
    public static readonly DemoSize Default = new(46);

    /// <summary>Whether 200 customers' e-invoices are one ZIP instead of a file each: to make millions of small files
    /// takes a file system far longer than making what stands in them.</summary>
    public bool InZips => Customers > 1000 && !CsvOnly;
}

/// <summary>What is the same for all of a utility's demo: the calendar, and which customers have which part.</summary>
internal sealed record DemoPlan(UtilityProfile Utility, DemoSize Size)
{
    /// <summary>Months are billed to the end of this one; its invoices are issued in November 2026.</summary>
    internal static readonly DateOnly LastMonth = new(2026, 10, 1);

    /// <summary>Day of the last bank statement.</summary>
    internal static readonly DateOnly LastStatement = new(2026, 11, 16);

    private const int YearsOfHistory = 5;
    private const int YearsOfXml = 2;

    /// <summary>One signed-up customer, two of one login, four of a manager, one of a partial manager.</summary>
    internal const int Ordinary = 0;
    internal static readonly int[] Family = [1, 2];
    internal static readonly int[] Managed = [3, 4, 5, 6];
    internal const int PartlyManaged = 7;
    internal const int FirstUnregistered = 8;

    /// <summary>What the utility's contracts can supply; the first is everybody's.</summary>
    internal IReadOnlyList<DemoService> Services { get; } = ServicesOf(Utility.Media);

    /// <summary>Heat is billed monthly, all else every two months.</summary>
    internal static int MonthsOfPeriod(DemoService service) => service == DemoService.Heat ? 1 : 2;

    /// <summary>The customer's billing periods, oldest first: first and last day.</summary>
    internal IEnumerable<(DateOnly From, DateOnly To)> Periods(DemoCustomer customer, DemoService service)
    {
        var months = MonthsOfPeriod(service);
        var count = PeriodCount(customer.Index, months);
        for (var back = count - 1; back >= 0; back--)
        {
            var last = LastMonth.AddMonths(-back * months);
            yield return (last.AddMonths(1 - months), last.AddMonths(1).AddDays(-1));
        }
    }

    /// <summary>Day from which the customer is supplied.</summary>
    internal DateOnly Since(int customer, DemoService service)
    {
        var months = MonthsOfPeriod(service);
        return LastMonth.AddMonths(1 - months * PeriodCount(customer, months));
    }

    /// <summary>Old invoices come as CSV: the billing system had no XML then.</summary>
    internal bool IsCsv(DateOnly issuedOn) =>
        Size.CsvOnly || (Size.Invoices is null && issuedOn < LastMonth.AddMonths(1 - 12 * YearsOfXml));

    private int PeriodCount(int customer, int months)
    {
        if (Size.Invoices is { } invoices)
            return invoices;
        var all = YearsOfHistory * 12 / months;
        if (customer < FirstUnregistered)
            return all;
        // Most have moved in since.
        int[] share = [all, all / 2, all / 3, all / 4, 7, 4, 3];
        return Math.Max(3, new DemoRandom(Utility.Slug, customer, "history").Pick(share));
    }

    private static List<DemoService> ServicesOf(IReadOnlyList<Medium> media)
    {
        List<DemoService> services = [];
        if (media.Contains(Medium.Water))
            services.Add(DemoService.Water);
        if (media.Contains(Medium.Heat))
            services.Add(DemoService.Heat);
        if (media.Contains(Medium.Gas))
            services.Add(DemoService.Gas);
        if (media.Contains(Medium.Power))
            services.Add(DemoService.Power);
        return services.Count > 0 ? services : [DemoService.Water];
    }
}
