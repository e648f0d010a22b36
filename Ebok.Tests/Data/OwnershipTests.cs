using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Data;

/// <summary>What each kind of actor can get at all, asked of <see cref="Ownership"/> itself: every reading use case
/// begins with it.</summary>
public class OwnershipTests
{
    private static readonly DateOnly Day = new(2026, 10, 5);

    [Theory, OnEachDatabase]
    [Trait("Id", "C2")]
    public async Task Owner_SeesAllOfHisAndNothingOfAStranger(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (own, strange) = (new Belongings("K0001"), new Belongings("K0002"));
        await database.AddAsync([Published(), .. own.Rows, .. strange.Rows]);

        (await SeenAsync(database, own.Owner)).ShouldBe(own.All, ignoreOrder: true);
        (await SeenAsync(database, strange.Owner)).ShouldBe(strange.All, ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task PartialManager_SeesOnlyWhatBelongsToHisPoint(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (own, strange) = (new Belongings("K0001"), new Belongings("K0002"));
        // A grant to a point of another customer opens nothing: the customer chosen decides.
        await database.AddAsync([
            Published(),
            .. own.Rows,
            .. strange.Rows,
            .. own.Grants(own.First),
            .. own.Grants(strange.Second),
        ]);

        (await SeenAsync(database, own.Manager)).ShouldBe(own.OfFirstPoint, ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task PartialManager_WithoutAPoint_SeesNothingButTheCustomerAndPublicDocuments(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var own = new Belongings("K0001");
        await database.AddAsync([Published(), .. own.Rows]);

        (await SeenAsync(database, own.Manager)).ShouldBe(["customer K0001", "document taryfa.pdf"], ignoreOrder: true);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "U1")]
    public async Task ActorOfAnotherUtility_SeesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var own = new Belongings("K0001");
        await database.AddAsync([Published(), .. own.Rows]);

        (await SeenAsync(database, own.Owner with { Utility = new("mpwik") })).ShouldBeEmpty();
    }

    private static Document Published() => Given.Document(DocumentKind.Public, "taryfa.pdf");

    private static async Task<IReadOnlyList<string>> SeenAsync(TestDatabase database, Actor actor) =>
        await database.ReadAsync(
            actor.Utility,
            async db =>
            {
                var cancel = TestContext.Current.CancellationToken;
                List<string> seen =
                [
                    .. (await db.CustomerOf(actor).Select(c => c.Code).ToListAsync(cancel)).Select(c =>
                        "customer " + c
                    ),
                    .. (await db.PointsOf(actor).Select(p => p.Code).ToListAsync(cancel)).Select(p => "point " + p),
                    .. (await db.ContractsOf(actor).Select(c => c.Number).ToListAsync(cancel)).Select(c =>
                        "contract " + c
                    ),
                    .. (await db.MetersOf(actor).Select(m => m.FactoryNumber).ToListAsync(cancel)).Select(m =>
                        "meter " + m
                    ),
                    .. (await db.ReadingsOf(actor).Select(r => r.ReadBy).ToListAsync(cancel)).Select(r =>
                        "reading " + r
                    ),
                    .. (await db.InvoicesOf(actor).Select(i => i.Number).ToListAsync(cancel)).Select(i =>
                        "invoice " + i
                    ),
                    .. (await db.LedgerOf(actor).Select(e => e.Number).ToListAsync(cancel)).Select(e => "entry " + e),
                    .. (
                        await db.DocumentsOf(actor, new DateOnly(2026, 11, 20)).Select(d => d.Name).ToListAsync(cancel)
                    ).Select(d => "document " + d),
                ];
                return seen;
            }
        );

    /// <summary>A customer with two points, and one of everything at each and at neither.</summary>
    private sealed class Belongings
    {
        private readonly AccountId manager = AccountId.New();

        public Belongings(string code)
        {
            var customer = Given.Customer(code);
            Customer = customer.Id;
            Rows.Add(customer);
            All.Add("customer " + code);
            OfFirstPoint.Add("customer " + code);
            First = Add(customer, $"{code}-1", OfFirstPoint);
            Second = Add(customer, $"{code}-2", []);
            AddInvoice(customer, null, $"FV/{code}/all", []);
            var open = Given.Payment(customer, Day.AddDays(code[^1]), 1);
            Rows.Add(open);
            All.Add("entry " + open.Number);
            All.Add("document taryfa.pdf");
            OfFirstPoint.Add("document taryfa.pdf");
        }

        public CustomerId Customer { get; }
        public SupplyPointId First { get; }
        public SupplyPointId Second { get; }
        public List<IOfUtility> Rows { get; } = [];
        public List<string> All { get; } = [];
        public List<string> OfFirstPoint { get; } = [];
        public Actor Owner => new(Given.Utility, AccountId.New(), Customer, WholeCustomer: true);
        public Actor Manager => new(Given.Utility, manager, Customer, WholeCustomer: false);

        public IOfUtility[] Grants(SupplyPointId point) =>
            [
                new AccountPoint
                {
                    Account = manager,
                    SupplyPoint = point,
                    Utility = Given.Utility,
                },
            ];

        private SupplyPointId Add(Customer customer, string code, List<string> seen)
        {
            var contract = Given.Contract(customer, "U/" + code);
            contract.Text = AddDocument(customer.Id, DocumentKind.ContractText, $"umowa-{code}.pdf", seen);
            var point = Given.Point(customer, code, contract.Id);
            var meter = Given.Meter(point, "L" + code);
            var reading = Given.Reading(meter, Day, 10);
            reading.ReadBy = code;
            Rows.AddRange([contract, point, meter, reading]);
            List<string> names = ["contract U/" + code, "point " + code, "meter L" + code, "reading " + code];
            All.AddRange(names);
            seen.AddRange(names);
            AddInvoice(customer, point.Id, "FV/" + code, seen);
            return point.Id;
        }

        private void AddInvoice(Customer customer, SupplyPointId? point, string number, List<string> seen)
        {
            var invoice = Given.Invoice(customer, number, Day, point: point);
            invoice.Pdf = AddDocument(customer.Id, DocumentKind.SuppliedInvoice, number + ".pdf", seen);
            var payment = Given.Payment(customer, Day, 10, number);
            var note = Given.Note(customer, Day, 1.20m, "NO" + number, number);
            var ofNote = Given.Payment(customer, Day, 1.20m, note.Number);
            Rows.AddRange([invoice, payment, note, ofNote]);
            List<string> names =
            [
                "invoice " + number,
                "entry " + payment.Number,
                "entry " + note.Number,
                "entry " + ofNote.Number,
            ];
            All.AddRange(names);
            seen.AddRange(names);
        }

        private DocumentId AddDocument(CustomerId customer, DocumentKind kind, string name, List<string> seen)
        {
            var document = Given.Document(kind, name, customer);
            Rows.Add(document);
            All.Add("document " + name);
            seen.Add("document " + name);
            return document.Id;
        }
    }
}
