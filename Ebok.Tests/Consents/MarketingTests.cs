using Ebok.Core.Accounts;
using Ebok.Core.Consents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.DataChanges;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Consents;

/// <summary>Consent and objection to marketing, and the history of all consents.</summary>
[Trait("Id", "K1"), Trait("Id", "T3")]
public class MarketingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ConsentAndObjection_ExcludeEachOther_AndEachStepIsKept(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);

        (await SetAsync(office, ConsentKind.Marketing, true)).ShouldBeTrue();
        (await SetAsync(office, ConsentKind.Marketing, true)).ShouldBeFalse();
        office.Home.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SetAsync(office, ConsentKind.MarketingObjection, true)).ShouldBeTrue();
        var view = await ReadAsync(office);

        (view.Has(ConsentKind.Marketing), view.Has(ConsentKind.MarketingObjection)).ShouldBe((false, true));
        view.History.Total.ShouldBe(3);
        var first = view.History.Rows[^1];
        (first.Kind, first.Given, first.Text, first.TextVersion, first.Login, first.Origin).ShouldBe(
            (
                ConsentKind.Marketing,
                true,
                office.Utility.Legal.Marketing.Consent,
                "2026-01",
                office.Customer.Code,
                "203.0.113.7"
            )
        );
        (await SetAsync(office, ConsentKind.MarketingObjection, false)).ShouldBeTrue();
        (await SetAsync(office, ConsentKind.MarketingObjection, false)).ShouldBeFalse();
        // Nothing is sent by this: it is no service mail.
        (await office.Home.Database.ReadAsync(Given.Utility, db => db.Outbox.CountAsync(Cancel))).ShouldBe(0);
    }

    [Theory, OnEachDatabase]
    public async Task SetTwiceAtOnce_IsOneEntry(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);

        var both = await Task.WhenAll(
            SetAsync(office, ConsentKind.Marketing, true),
            SetAsync(office, ConsentKind.Marketing, true)
        );

        both.Count(changed => changed).ShouldBe(1);
        (await ReadAsync(office)).History.Total.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task ManagerOfPart_SeesAndSetsNone(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var partial = office.Actor with { WholeCustomer = false };

        (
            await office
                .Get<SetMarketing>()
                .RunAsync(partial, office.Utility, ConsentKind.Marketing, true, new(null, null), Cancel)
        ).Refusal.ShouldBe(OnlyForWholeCustomer.Instance);
        (await office.Get<ReadConsents>().RunAsync(partial, new(1), Cancel)).Refusal.ShouldBe(
            OnlyForWholeCustomer.Instance
        );
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O4")]
    public async Task Staff_SeeThemOfTheirUtilityOnly(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        await SetAsync(office, ConsentKind.Marketing, true);
        var read = office.Get<ReadCustomerConsents>();
        var reader = DataOffice.Clerk with { Role = StaffRole.Reader };

        (await read.RunAsync(reader, office.Customer.Id, new(1), Cancel))!.History.Total.ShouldBe(1);
        (
            await read.RunAsync(reader with { Utility = new("mpwik") }, office.Customer.Id, new(1), Cancel)
        ).ShouldBeNull();
    }

    [Fact]
    public async Task Page_SwitchesAndShowsTheHistory()
    {
        await using var office = await DataOffice.OpenAsync(DatabaseKind.Sqlite);
        var page = await office.Home.GetAsync("zgody");
        page.MainText.ShouldContain("Nie było jeszcze żadnej zmiany.");

        var sent = await office.Home.Client.SubmitAsync(page, "Wyrażam sprzeciw");
        var after = await office.Home.Client.GetAsync(sent.Location!);

        after.MainText.ShouldContain("Sprzeciw jest zapisany i obowiązuje od teraz.");
        after.MainText.ShouldContain("Wycofaj sprzeciw");
        after.MainText.ShouldContain(office.Utility.Legal.Marketing.Objection);
        var off = await office.Home.Client.SubmitAsync(after, "Wycofaj sprzeciw");
        (await office.Home.Client.GetAsync(off.Location!)).MainText.ShouldContain("Sprzeciw jest wycofany.");
    }

    private static async Task<bool> SetAsync(DataOffice office, ConsentKind kind, bool given)
    {
        var set = await office
            .Get<SetMarketing>()
            .RunAsync(
                office.Actor,
                office.Utility,
                kind,
                given,
                new Caller(System.Net.IPAddress.Parse("203.0.113.7"), "Firefox"),
                Cancel
            );
        set.TryGet(out var changed, out _).ShouldBeTrue();
        return changed;
    }

    private static async Task<ConsentsView> ReadAsync(DataOffice office)
    {
        (await office.Get<ReadConsents>().RunAsync(office.Actor, new(1), Cancel)).TryGet(out var view, out _);
        return view.ShouldNotBeNull();
    }
}
