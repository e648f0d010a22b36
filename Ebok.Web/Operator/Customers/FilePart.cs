namespace Ebok.Web.Operator.Customers;

/// <summary>Parts of a customer's page, as they stand in its address.</summary>
internal static class FilePart
{
    public const string Data = "dane";
    public const string Account = "konto";
    public const string Invoices = "faktury";
    public const string Dues = "naleznosci";
    public const string Payments = "wplaty";
    public const string Contracts = "umowy";
    public const string Meters = "liczniki";
    public const string Readings = "odczyty";
    public const string Cases = "sprawy";
    public const string Registrations = "rejestracje";
    public const string Consents = "zgody";
    public const string Mails = "wiadomosci";
    public const string SignIns = "logowania";

    /// <summary>In the order of the tabs.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Data,
        Account,
        Invoices,
        Dues,
        Payments,
        Contracts,
        Meters,
        Readings,
        Cases,
        Registrations,
        Consents,
        Mails,
        SignIns,
    ];

    public static string Read(string? part) => part is not null && All.Contains(part) ? part : Data;

    public static string Of(string part) =>
        OperatorCustomersTexts.ResourceManager.GetString($"Part_{part}", OperatorCustomersTexts.Culture)!;
}
