using Ebok.Core.Customers;
using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Shared;

namespace Ebok.Tests.Testing;

/// <summary>Rows as the importer leaves them, with everything that a test does not care about filled in.</summary>
internal static class Given
{
    /// <summary>The utility of tests that need only one.</summary>
    public static readonly UtilityId Utility = new("kpec");

    public static readonly DateTimeOffset Imported = new(2026, 11, 20, 5, 30, 0, TimeSpan.Zero);

    public static Customer Customer(
        string code,
        string name = "Jan Przykładowy",
        UtilityId? utility = null,
        CustomerKind kind = CustomerKind.Person
    ) =>
        new()
        {
            Id = CustomerId.New(),
            Utility = utility ?? Utility,
            Code = code,
            Name = name,
            Kind = kind,
            ImportedAt = Imported,
        };

    /// <summary>An ordinary invoice of which nothing is paid; due 14 days after its issue.</summary>
    public static Invoice Invoice(
        Customer customer,
        string number,
        DateOnly issued,
        decimal gross = 123.45m,
        decimal? left = null,
        SupplyPointId? point = null,
        InvoiceKind kind = InvoiceKind.Vat
    ) =>
        new()
        {
            Id = InvoiceId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SupplyPoint = point,
            SellerNip = "5265877635",
            SellerName = "Wodociągi Przykład sp. z o.o.",
            Number = number,
            Kind = kind,
            IssuedOn = issued,
            DueOn = issued.AddDays(14),
            Currency = "PLN",
            Gross = Money.FromZloty(gross),
            ToPay = Money.FromZloty(gross),
            Left = Money.FromZloty(left ?? gross),
            BuyerCode = customer.Code,
            BuyerName = customer.Name,
            ImportRun = ImportRunId.New(),
            ImportedAt = Imported,
        };

    public static Contract Contract(Customer customer, string number) =>
        new()
        {
            Id = ContractId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Number = number,
            SellerNip = "5265877635",
        };

    public static SupplyPoint Point(Customer customer, string code, ContractId? contract = null) =>
        new()
        {
            Id = SupplyPointId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Contract = contract,
            Code = code,
            Address = "ul. Źródlana 7, 41-300 Dąbrowa Górnicza",
        };

    public static Meter Meter(SupplyPoint point, string factoryNumber, string unit = "m³") =>
        new()
        {
            Id = MeterId.New(),
            Utility = point.Utility,
            Customer = point.Customer,
            SupplyPoint = point.Id,
            FactoryNumber = factoryNumber,
            Medium = Medium.Water,
            Unit = unit,
            WholeDigits = 5,
            FractionDigits = 3,
        };

    public static Reading Reading(Meter meter, DateOnly on, decimal state, decimal? use = null) =>
        new()
        {
            Id = ReadingId.New(),
            Utility = meter.Utility,
            Customer = meter.Customer,
            Meter = meter.Id,
            On = on,
            State = state,
            Use = use,
        };

    public static LedgerEntry Payment(Customer customer, DateOnly on, decimal amount, string concerns = "") =>
        new()
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = "5265877635",
            Kind = LedgerKind.Payment,
            Number = $"WB/{on:yyyy/MM/dd}/{concerns}",
            Concerns = concerns,
            On = on,
            Amount = Money.FromZloty(amount),
        };
}
