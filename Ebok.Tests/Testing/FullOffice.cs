using Ebok.Core.Content;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Invoices;
using Ebok.Core.Meters;
using Ebok.Core.Payments;
using Ebok.Core.Shared;

namespace Ebok.Tests.Testing;

/// <summary>A housing community with one of everything, long names included: what reading pages are looked at with.</summary>
internal sealed class FullOffice
{
    public const string FirstSeller = "9990001019";
    public const string SecondSeller = "9990001025";
    private static readonly UtilityId Utility = new("weglokoks");

    public FullOffice()
    {
        Customer = Given.Customer(
            "W0000001",
            "Wspólnota Mieszkaniowa Nieruchomości przy ul. Bohaterów Westerplatte 123–125 w Rudzie Śląskiej",
            Utility,
            CustomerKind.Community
        );
        (Customer.Street, Customer.PostCode, Customer.City) = (
            "ul. Bohaterów Westerplatte 123–125",
            "41-700",
            "Ruda Śląska"
        );
        (Customer.Nip, Customer.Phone, Customer.Account) = ("8567346215", "32 555 01 23", "98109010140123000000001234");
        var contract = AddContract();
        var point = Add(Given.Point(Customer, "P-000123", contract.Id));
        point.Object = "węzeł cieplny, segment B";
        Meter = AddMeter(point, "65215917", new(2026, 12, 31));
        AddMeter(point, "65215918", new(2026, 6, 30));
        AddReadings();
        AddInvoices();
        Add(Given.ImportRun(Utility));
        AddNews("Nowa taryfa dla ciepła od 1 grudnia 2026 r.", new(2026, 11, 18));
        AddNews(
            "Przerwa w dostawie ciepłej wody 24 listopada w godzinach 8:00–14:00, ul. Bohaterów Westerplatte",
            new(2026, 11, 12)
        );
        Rows.Add(Public("Regulamin korzystania z elektronicznego Biura Obsługi Klienta.pdf"));
    }

    public Customer Customer { get; }
    public Contract Contract { get; private set; } = default!;
    public Meter Meter { get; }
    public Reading Reading { get; private set; } = default!;
    public Invoice Original { get; private set; } = default!;
    public Invoice Correction { get; private set; } = default!;
    public List<IOfUtility> Rows { get; } = [];

    private T Add<T>(T row)
        where T : IOfUtility
    {
        Rows.Add(row);
        return row;
    }

    private Contract AddContract()
    {
        var text = Add(
            new Document
            {
                Id = DocumentId.New(),
                Utility = Utility,
                Customer = Customer.Id,
                Kind = DocumentKind.ContractText,
                Name = "Umowa U-123-2020.pdf",
                ContentType = "application/pdf",
                Length = 425_000,
                Hash = new string('0', 64),
                CreatedAt = Given.Imported,
            }
        );
        Contract = new()
        {
            Id = ContractId.New(),
            Utility = Utility,
            Customer = Customer.Id,
            Number = "U/123/2020",
            SellerNip = FirstSeller,
            ConcludedOn = new(2020, 1, 15),
            Subject = "Dostawa ciepła na potrzeby centralnego ogrzewania i ciepłej wody użytkowej",
            Tariff = "A1/G2",
            Text = text.Id,
        };
        return Add(Contract);
    }

    private Meter AddMeter(SupplyPoint point, string number, DateOnly legalised)
    {
        var meter = Add(Given.Meter(point, number, "GJ"));
        (meter.Kind, meter.Medium) = ("ciepłomierz główny", Medium.Heat);
        (meter.InstalledOn, meter.LegalisedUntil) = (new(2021, 3, 1), legalised);
        return meter;
    }

    private void AddReadings()
    {
        var state = 1_000m;
        for (var month = 0; month < 30; month++)
        {
            Reading = Add(
                Given.Reading(Meter, new DateOnly(2024, 5, 31).AddMonths(month), state, month == 0 ? null : 41.375m)
            );
            (Reading.ReadBy, Reading.Source) = (
                "Janina Kowalska",
                month % 3 == 0 ? ReadingSource.Remote : ReadingSource.Real
            );
            state += 41.375m;
        }
    }

    private void AddInvoices()
    {
        for (var month = 0; month < 24; month++)
        {
            var issued = new DateOnly(2024, 11, 5).AddMonths(month);
            Add(
                Given.Invoice(
                    Customer,
                    $"WE/{issued:yyyy/MM}/000{month:00}",
                    issued,
                    1_234.56m,
                    left: 0,
                    seller: FirstSeller
                )
            );
            Add(
                Given.Payment(
                    Customer,
                    issued.AddDays(9),
                    1_234.56m,
                    $"WE/{issued:yyyy/MM}/000{month:00}",
                    $"WB/{month}"
                )
            );
        }
        Original = AddWithBody("WE/2026/10/00123", new(2026, 10, 5), 108, toPay: 109.20m, left: 59.20m, Sample.Heat);
        Original.PayAccount = "98109010140123000000001234";
        Original.XmlHash = "7OEwM5-KrvL1OtV9q61dcCG9lcxU0W3-rbcjdHOQrSA";
        Original.KsefNumber = "5265877635-20250826-0100001AF629-AF";
        (Original.PeriodFrom, Original.PeriodTo) = (new(2026, 9, 1), new(2026, 9, 30));
        Add(Given.Payment(Customer, new(2026, 10, 15), 50, Original.Number, "WB/2026/10/0001"));
        Correction = AddWithBody(
            "WE/KOR/2026/11/00007",
            new(2026, 11, 10),
            -21.60m,
            toPay: -21.60m,
            left: -21.60m,
            Sample.Correction(Original.Number),
            InvoiceKind.Correction,
            Original.Id
        );
        var collected = Add(Given.Invoice(Customer, "NSE/2025/02/00001", new(2025, 2, 1), 4_000, seller: SecondSeller));
        collected.UnderCollection = true;
        Add(Given.Invoice(Customer, "NSE/2026/11/00001", new(2026, 11, 15), 77.77m, left: 50, seller: SecondSeller));
        var note = new LedgerEntry
        {
            Id = LedgerEntryId.New(),
            Utility = Utility,
            Customer = Customer.Id,
            SellerNip = FirstSeller,
            Kind = LedgerKind.InterestNote,
            Number = "NO/2026/0007",
            Concerns = Original.Number,
            On = new(2026, 11, 2),
            DueOn = new(2026, 11, 16),
            Amount = new Money(120),
            Left = new Money(120),
            Title = "Odsetki za opóźnienie w zapłacie",
        };
        Add(note);
        foreach (var entry in Rows.OfType<LedgerEntry>().ToList())
            Rows[Rows.IndexOf(entry)] = OfFirstSeller(entry);
    }

    private Invoice AddWithBody(
        string number,
        DateOnly issued,
        decimal gross,
        decimal toPay,
        decimal left,
        InvoiceContent content,
        InvoiceKind kind = InvoiceKind.Vat,
        InvoiceId? corrects = null
    )
    {
        var invoice = Add(
            Given.Invoice(Customer, number, issued, gross, left, kind: kind, corrects: corrects, seller: FirstSeller)
        );
        invoice.ToPay = Money.FromZloty(toPay);
        Add(
            new InvoiceBody
            {
                Invoice = invoice.Id,
                Utility = Utility,
                Content = InvoiceJson.Serialize(content),
            }
        );
        return invoice;
    }

    private static LedgerEntry OfFirstSeller(LedgerEntry entry) =>
        new()
        {
            Id = entry.Id,
            Utility = entry.Utility,
            Customer = entry.Customer,
            SellerNip = FirstSeller,
            Kind = entry.Kind,
            Number = entry.Number,
            Concerns = entry.Concerns,
            On = entry.On,
            DueOn = entry.DueOn,
            Amount = entry.Amount,
            Left = entry.Left,
            Title = entry.Title ?? "Przelew " + entry.Concerns,
        };

    private void AddNews(string title, DateOnly on) =>
        Add(
            new Article
            {
                Id = ArticleId.New(),
                Utility = Utility,
                PublishedOn = on,
                Title = title,
                Text = "Szanowni Państwo,\n\nszczegóły znajdą Państwo w zakładce Dokumenty.",
            }
        );

    private static Document Public(string name) =>
        new()
        {
            Id = DocumentId.New(),
            Utility = Utility,
            Kind = DocumentKind.Public,
            Name = name,
            ContentType = "application/pdf",
            Length = 1_500_000,
            Hash = new string('0', 64),
            CreatedAt = Given.Imported,
        };

    private static class Sample
    {
        private static readonly InvoiceParty Seller = new()
        {
            Name = "Węglokoks Energia sp. z o.o.",
            TaxId = FirstSeller,
            Address = ["ul. Ciepłownicza 10", "41-700 Ruda Śląska"],
        };

        private static readonly InvoiceParty Buyer = new()
        {
            Name = "Wspólnota Mieszkaniowa Nieruchomości przy ul. Bohaterów Westerplatte 123–125 w Rudzie Śląskiej",
            TaxId = "8567346215",
            Address = ["ul. Bohaterów Westerplatte 123–125", "41-700 Ruda Śląska"],
        };

        private static InvoiceLine Line(int number, string name, decimal quantity, decimal price, decimal net) =>
            new(number, name, "GJ", quantity, price, null, null, net, null, "8", false);

        public static InvoiceContent Heat { get; } =
            new()
            {
                Seller = Seller,
                Buyer = Buyer,
                ThirdParties = [new(new() { Name = "Zarządca Nieruchomości ABC sp. z o.o." }, 6, null, 12.5m)],
                Lines =
                [
                    Line(1, "Ciepło na potrzeby centralnego ogrzewania", 10, 4.5m, 45),
                    Line(2, "Przesył ciepła – opłata zmienna", 10.125m, 5.43209876m, 55),
                ],
                Vat = [new("8", new Money(10_000), new Money(800))],
                Settlement = new([new(new Money(120), "Odsetki za opóźnienie (nota)")], [], new Money(10_920), null),
                Payment = new()
                {
                    Form = 6,
                    Accounts =
                    [
                        new("98109010140123000000001234", "Bank Przykładowy", null),
                        new("10154011572115668086330004", "Drugi Bank", "dla wpłat z zagranicy"),
                    ],
                    Link = "https://platnosci.example.pl/faktura?numer=123",
                    PaidOn = new DateOnly(2026, 10, 15),
                },
                Notes = [new("Nr licznika", "65215917", 1), new("Stan poprzedni / bieżący", "487 / 497", 1)],
                Contracts = [new("U/123/2020", new(2020, 1, 15))],
                Annotations = [new("P_18A", "1", null)],
                PlaceOfIssue = "Ruda Śląska",
                Footer = ["Kapitał zakładowy 7 163 400 zł"],
                Attachment =
                [
                    new(
                        "1. Rozliczenie punktu poboru",
                        [
                            new("Nr punktu poboru", "1234567890123456789012", null),
                            new("Adres punktu poboru", "ul. Testowa 10, 20-001 Miasto", null),
                        ],
                        [],
                        [
                            new(
                                [new("Wskazanie", "47595", null)],
                                null,
                                [
                                    new("Opłaty", "txt"),
                                    new("Grupa taryfowa", "txt"),
                                    new("Data od", "date"),
                                    new("Data do", "date"),
                                    new("Wskazanie początkowe", "int"),
                                    new("Wskazanie końcowe", "int"),
                                    new("Zużycie [GJ]", "dec"),
                                ],
                                [
                                    [
                                        "Dystrybucyjna zmienna",
                                        "W-4_TA",
                                        "01.01.2026",
                                        "31.01.2026",
                                        "43529",
                                        "47595",
                                        "4066",
                                    ],
                                    ["Opłata handlowa", "BW-4", "01.01.2026", "31.01.2026", "-", "-", "-"],
                                ],
                                []
                            ),
                        ]
                    ),
                ],
            };

        public static InvoiceContent Correction(string number) =>
            new()
            {
                Seller = Seller,
                Buyer = Buyer,
                Lines =
                [
                    new(
                        1,
                        "Ciepło na potrzeby centralnego ogrzewania",
                        "GJ",
                        10,
                        4.5m,
                        null,
                        null,
                        45,
                        null,
                        "8",
                        true
                    ),
                    new(
                        1,
                        "Ciepło na potrzeby centralnego ogrzewania",
                        "GJ",
                        5.5m,
                        4.5m,
                        null,
                        null,
                        25,
                        null,
                        "8",
                        false
                    ),
                ],
                Vat = [new("8", new Money(-2_000), new Money(-160))],
                Correction = new(
                    [new(new(2026, 10, 5), number, null)],
                    "Błędny odczyt ciepłomierza",
                    null,
                    null,
                    null,
                    [],
                    null
                ),
            };
    }
}
