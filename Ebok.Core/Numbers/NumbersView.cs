namespace Ebok.Core.Numbers;

/// <summary>What is counted.</summary>
public enum NumberTopic
{
    /// <summary>Registrations by the month in which they were sent in.</summary>
    Registrations,

    /// <summary>Sign-ins of customers.</summary>
    SignIns,

    /// <summary>E-invoices switched on and off.</summary>
    EInvoice,

    /// <summary>Readings by who read.</summary>
    Readings,

    /// <summary>Letters by the month in which they came, and how they were answered.</summary>
    Cases,

    /// <summary>Payments booked.</summary>
    Payments,
}

/// <summary>One row of figures.</summary>
public enum NumberKey
{
    /// <summary>Registrations sent in.</summary>
    Submitted,

    /// <summary>Of those, accounts by now.</summary>
    Activated,

    /// <summary>Of those, refused or lapsed.</summary>
    NotActivated,

    /// <summary>Sign-ins that opened a session.</summary>
    SignedIn,

    /// <summary>Tries that did not.</summary>
    SignInRefused,

    /// <summary>E-invoices switched on.</summary>
    SwitchedOn,

    /// <summary>E-invoices switched off.</summary>
    SwitchedOff,

    /// <summary>Customers with e-invoices at the end of the month.</summary>
    WithEInvoice,

    /// <summary>The same in hundredths of the customers there are now.</summary>
    EInvoiceShare,

    /// <summary>Read by the utility's people.</summary>
    ReadByUtility,

    /// <summary>Read remotely.</summary>
    ReadRemotely,

    /// <summary>Given by customers.</summary>
    ReadByCustomer,

    /// <summary>Estimated.</summary>
    Estimated,

    /// <summary>Given in the portal, whether the billing system has them yet or not.</summary>
    GivenOnline,

    /// <summary>Letters that came.</summary>
    CaseCame,

    /// <summary>Of those, answered within their term.</summary>
    CaseInTime,

    /// <summary>Of those, answered after it, or still open after it.</summary>
    CaseLate,

    /// <summary>How many payments.</summary>
    PaymentCount,

    /// <summary>Their sum, złoty.</summary>
    PaymentSum,
}

/// <summary>A month.</summary>
public readonly record struct NumberMonth(int Year, int Month)
{
    /// <summary>Its first day.</summary>
    public DateOnly First => new(Year, Month, 1);

    /// <summary>The month of that day.</summary>
    public static NumberMonth Of(DateOnly day) => new(day.Year, day.Month);
}

/// <summary>Figures by month.</summary>
/// <param name="Key">What they are.</param>
/// <param name="Values">One for each month of the view.</param>
public sealed record NumberSeries(NumberKey Key, IReadOnlyList<decimal> Values)
{
    /// <summary>How it stood at the end of each month: not to be added up.</summary>
    public bool IsState => Key is NumberKey.WithEInvoice or NumberKey.EInvoiceShare;

    /// <summary>All months together; of a state the last.</summary>
    public decimal Total => IsState && Values.Count > 0 ? Values[^1] : Values.Sum();
}

/// <summary>A topic's figures.</summary>
public sealed record NumberTable(NumberTopic Topic, IReadOnlyList<NumberSeries> Series);

/// <summary>Open letters of a kind by age.</summary>
/// <param name="Label">The kind, as the profile calls it.</param>
/// <param name="Week">Up to 7 days old.</param>
/// <param name="Fortnight">8 to 14.</param>
/// <param name="Month">15 to 30.</param>
/// <param name="Older">More.</param>
/// <param name="Overdue">Past their term.</param>
public sealed record OpenCases(string Label, int Week, int Fortnight, int Month, int Older, int Overdue);

/// <summary>How many of the customers use the office now.</summary>
/// <param name="Customers">All of the utility.</param>
/// <param name="WithAccount">With a sign-in.</param>
/// <param name="EInvoice">With e-invoices.</param>
public sealed record NumberShares(int Customers, int WithAccount, int EInvoice);

/// <summary>Liczby (O8).</summary>
public sealed record NumbersView(
    IReadOnlyList<NumberMonth> Months,
    IReadOnlyList<NumberTable> Tables,
    IReadOnlyList<OpenCases> Open,
    NumberShares Shares
)
{
    /// <summary>When they were counted, where that was beforehand; null: just now.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}
