using System.Globalization;
using System.Text;
using Ebok.Core.Numbers;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Numbers;

/// <summary>Liczby: figures with charts, tables and a file.</summary>
internal static class NumbersFeature
{
    /// <summary>Registers the use case, and what counts for it beforehand.</summary>
    public static void AddNumbers(this IServiceCollection services)
    {
        services.AddSingleton<ReadNumbers>();
        services.AddSingleton<NumbersBeforehand>();
        services.AddSingleton<ICountedBeforehand>(all => all.GetRequiredService<NumbersBeforehand>());
        services.AddSingleton<CountBeforehand>();
        services.AddHostedService(all => all.GetRequiredService<CountBeforehand>());
    }

    /// <summary><c>/operator/{utility}/liczby.csv?od=…&amp;do=…</c>.</summary>
    public static void MapNumbers(this IEndpointRouteBuilder app) =>
        app.MapGet(
                OperatorFeature.Root + "/{utility}/liczby.csv",
                async (string? od, string? @do, OperatorDesk desk, ReadNumbers read, CancellationToken cancel) =>
                    Results.File(
                        NumbersCsv.Write(await read.RunAsync(desk.Staff, PeriodInput.Read(od, @do).Period, cancel)),
                        "text/csv; charset=utf-8",
                        $"{OperatorNumbersTexts.FileName}-{desk.Utility.Slug}.csv"
                    )
            )
            .WithMetadata(new StaffPageAttribute());
}

/// <summary>Words of the figures.</summary>
internal static class NumberWords
{
    /// <summary>A topic.</summary>
    public static string Of(NumberTopic topic) =>
        OperatorNumbersTexts.ResourceManager.GetString($"Topic_{topic}", OperatorNumbersTexts.Culture)!;

    /// <summary>A row of figures.</summary>
    public static string Of(NumberKey key) =>
        OperatorNumbersTexts.ResourceManager.GetString($"Key_{key}", OperatorNumbersTexts.Culture)!;

    /// <summary>Open cases of a kind by age, and those past their term.</summary>
    public static IReadOnlyList<(string Label, int Count)> Ages(OpenCases open) =>
        [
            (OperatorNumbersTexts.Week, open.Week),
            (OperatorNumbersTexts.Fortnight, open.Fortnight),
            (OperatorNumbersTexts.ToMonth, open.Month),
            (OperatorNumbersTexts.Older, open.Older),
            (OperatorNumbersTexts.Overdue, open.Overdue),
        ];

    /// <summary><c>11.2026</c>.</summary>
    public static string Of(NumberMonth month) => month.First.ToString("MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A figure in its table: <c>1 234</c>, of money <c>1 234,50</c>.</summary>
    public static string Value(NumberKey key, decimal value) =>
        key == NumberKey.PaymentSum ? Show.Zloty(value) : Show.Quantity(value);

    /// <summary>Two series of a topic are drawn: those that are beside each other in meaning and in size.</summary>
    public static IReadOnlyList<NumberSeries> Drawn(NumberTable table) =>
        table.Topic switch
        {
            NumberTopic.Cases => [.. table.Series.Where(s => s.Key is NumberKey.CaseCame or NumberKey.CaseLate)],
            NumberTopic.Payments => [.. table.Series.Where(s => s.Key == NumberKey.PaymentSum)],
            NumberTopic.EInvoice => [.. table.Series.Where(s => s.Key == NumberKey.EInvoiceShare)],
            // The two channels that count most here, in their order.
            NumberTopic.Readings => [.. table.Series.Intersect(table.Series.OrderByDescending(s => s.Total).Take(2))],
            _ => [.. table.Series.Take(2)],
        };
}

/// <summary>The figures as a file for a spreadsheet: a line for each month and figure.</summary>
internal static class NumbersCsv
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    // What is of no month: shares, and open cases by age.
    private static IEnumerable<((string Topic, string What) Key, int Value)> Now(NumbersView view) =>
        [
            ((OperatorNumbersTexts.SharesTitle, OperatorNumbersTexts.CsvCustomers), view.Shares.Customers),
            ((OperatorNumbersTexts.SharesTitle, OperatorNumbersTexts.WithAccount), view.Shares.WithAccount),
            ((OperatorNumbersTexts.SharesTitle, OperatorNumbersTexts.EInvoice), view.Shares.EInvoice),
            .. view.Open.SelectMany(o => NumberWords.Ages(o).Select(a => ((o.Label, a.Label), a.Count))),
        ];

    /// <summary>UTF-8 with its mark.</summary>
    public static byte[] Write(NumbersView view)
    {
        var text = new StringBuilder("\uFEFF").Append(OperatorNumbersTexts.CsvHead).Append("\r\n");
        foreach (var (month, i) in view.Months.Select((m, i) => (m, i)))
        foreach (var table in view.Tables)
        foreach (var series in table.Series)
            text.Append(CultureInfo.InvariantCulture, $"{month.Year:0000}-{month.Month:00};")
                .Append(CsvCell.Of(NumberWords.Of(table.Topic)))
                .Append(';')
                .Append(CsvCell.Of(NumberWords.Of(series.Key)))
                .Append(';')
                .Append(series.Values[i].ToString("0.##", Polish))
                .Append("\r\n");
        foreach (var (key, value) in Now(view))
            text.Append(OperatorNumbersTexts.Now)
                .Append(';')
                .Append(CsvCell.Of(key.Topic))
                .Append(';')
                .Append(CsvCell.Of(key.What))
                .Append(CultureInfo.InvariantCulture, $";{value}\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
