using Ebok.Core.Managers;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Managers;

/// <summary>A manager's list against the supply points: what is sure, what a person decides, what is nowhere.</summary>
[Trait("Id", "M3")]
public class MatchAddressesTests
{
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Match_AsPeopleWrite_IsSure(DatabaseKind kind)
    {
        await using var town = await TownAsync(kind);

        (await MatchAsync(town, "ul. Księdza Skargi 12, 41-300 Dąbrowa Górnicza")).ShouldBe((LineMatch.Sure, "P-1"));
        (await MatchAsync(town, "ksiedza skargi 12")).ShouldBe((LineMatch.Sure, "P-1"));
        (await MatchAsync(town, "Skargi 12 Dąbrowa Górnicza")).ShouldBe((LineMatch.Sure, "P-1"));
        (await MatchAsync(town, "al. Róż;3;41-300;Dąbrowa Górnicza")).ShouldBe((LineMatch.Sure, "P-2"));
        (await MatchAsync(town, "os. 3 Maja 7A")).ShouldBe((LineMatch.Sure, "P-3"));
        (await MatchAsync(town, "Lipowa 4/2")).ShouldBe((LineMatch.Sure, "P-5"));
    }

    [Theory, OnEachDatabase]
    public async Task Match_ASlipAnotherPostCodeOrTheWholeBuilding_IsForAPerson(DatabaseKind kind)
    {
        await using var town = await TownAsync(kind);

        (await MatchAsync(town, "Ksiedza Skrgi 12")).ShouldBe((LineMatch.Doubtful, "P-1"));
        (await MatchAsync(town, "al. Róż 3, 00-001 Warszawa")).Match.ShouldBe(LineMatch.Unmatched);
        (await MatchAsync(town, "al. Róż 3, 00-001 Dąbrowa Górnicza")).ShouldBe((LineMatch.Doubtful, "P-2"));
        // Two flats, two customers: the building is neither's.
        (await MatchAsync(town, "Lipowa 4")).ShouldBe((LineMatch.Doubtful, "P-4 P-5"));
    }

    [Theory, OnEachDatabase]
    public async Task Match_AnotherNumberStreetOrUtility_IsNothing(DatabaseKind kind)
    {
        await using var town = await TownAsync(kind);

        (await MatchAsync(town, "Księdza Skargi 13")).Match.ShouldBe(LineMatch.Unmatched);
        (await MatchAsync(town, "Nieznana 12")).Match.ShouldBe(LineMatch.Unmatched);
        (await MatchAsync(town, "Księdza Skargi")).Match.ShouldBe(LineMatch.Unmatched);
        (await MatchAsync(town, "Zamiejska 1")).Match.ShouldBe(LineMatch.Unmatched);
    }

    [Fact]
    public void Lines_OfAPastedSheet_AreAddresses() =>
        MatchAddresses
            .LinesOf("ul. Lipowa\t4\r\n\r\n; ;\nul. Długa;8;00-001;Próbno\n")
            .ShouldBe(["ul. Lipowa 4", "ul. Długa 8 00-001 Próbno"]);

    private static async Task<TestDatabase> TownAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.NewAsync(kind);
        var one = Given.Customer("0000001", "Wspólnota Skargi");
        var two = Given.Customer("0000002", "Jan Kowalski");
        var three = Given.Customer("0000003", "Anna Nowak");
        var other = Given.Customer("0000004", "Zza Miedzy", new("mpwik"));
        await database.AddAsync(one, two, three, other);
        await database.AddAsync(
            Point(one, "P-1", "ul. Księdza Skargi 12, 41-300 Dąbrowa Górnicza"),
            Point(one, "P-2", "al. Róż 3, 41-300 Dąbrowa Górnicza"),
            Point(one, "P-3", "os. 3 Maja 7A, 41-300 Dąbrowa Górnicza"),
            Point(two, "P-4", "ul. Lipowa 4/1, 41-300 Dąbrowa Górnicza"),
            Point(three, "P-5", "ul. Lipowa 4/2, 41-300 Dąbrowa Górnicza"),
            Point(other, "P-6", "ul. Zamiejska 1, 41-300 Dąbrowa Górnicza")
        );
        return database;

        static Core.Meters.SupplyPoint Point(Core.Customers.Customer customer, string code, string address)
        {
            var point = Given.Point(customer, code);
            point.Address = address;
            return point;
        }
    }

    private static async Task<(LineMatch Match, string Points)> MatchAsync(TestDatabase town, string line)
    {
        var matched = (await new MatchAddresses(town.Store).RunAsync(Clerk, line, Cancel)).Single();
        return (matched.Match, string.Join(' ', matched.Places.Select(p => p.Code)));
    }
}
