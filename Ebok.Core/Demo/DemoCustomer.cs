using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Utilities;

namespace Ebok.Core.Demo;

/// <summary>A made customer with all that the billing system knows of him.</summary>
internal sealed record DemoCustomer
{
    public required int Index { get; init; }
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required CustomerKind Kind { get; init; }
    public string? Nip { get; init; }
    public string? Regon { get; init; }

    /// <summary>A person's own; on file only where the profile asks for it.</summary>
    public string? Pesel { get; init; }
    public required string Email { get; init; }
    public required string Phone { get; init; }

    /// <summary>Whether the billing system knows e-mail and telephone.</summary>
    public required bool ContactOnFile { get; init; }
    public required DemoAddress Address { get; init; }
    public DemoParty? Mail { get; init; }
    public required string Account { get; init; }
    public required PayingHabit Habit { get; init; }
    public DemoParty? Manager { get; init; }
    public IReadOnlyList<DemoContract> Contracts { get; init; } = [];
}

/// <summary>Street and number, post code, town.</summary>
internal sealed record DemoAddress(string Street, string PostCode, string City)
{
    public string Line => $"{Street}, {PostCode} {City}";
}

/// <summary>Somebody who stands beside the customer: the manager of his house, the addressee of his letters.</summary>
internal sealed record DemoParty(string Name, string? Nip, DemoAddress Address);

/// <summary>How a customer pays.</summary>
internal enum PayingHabit
{
    Punctual,
    Late,
    InParts,
    RoundsUp,
    Debtor,
}

/// <summary>What a contract supplies.</summary>
internal enum DemoService
{
    Water,
    Heat,
    Gas,
    Power,
}

/// <summary>A contract with one of the companies.</summary>
internal sealed record DemoContract(
    int Order,
    string Number,
    Company Seller,
    DemoService Service,
    DateOnly ConcludedOn,
    string Subject,
    string Tariff,
    bool InvoicePerPoint,
    IReadOnlyList<DemoPoint> Points
);

/// <summary>A supply point.</summary>
internal sealed record DemoPoint(string Code, string Address, string Object, IReadOnlyList<DemoMeterPlace> Places);

/// <summary>A place for a meter, and the meters that have been in it.</summary>
internal sealed record DemoMeterPlace(
    string Kind,
    Medium Medium,
    string Unit,
    int Decimals,
    bool Garden,
    decimal UsePerMonth,
    IReadOnlyList<DemoMeter> Meters
);

/// <summary>A meter.</summary>
internal sealed record DemoMeter(
    string Number,
    DateOnly InstalledOn,
    DateOnly? RemovedOn,
    DateOnly LegalisedUntil,
    decimal FirstState
);
