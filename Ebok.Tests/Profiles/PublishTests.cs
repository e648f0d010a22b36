using System.Net;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Profiles;

/// <summary>The profile is changed while the portal runs (U3): published, kept, seen by every server, never by
/// halves.</summary>
[Trait("Id", "U3")]
public sealed class PublishTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Publish_RunningPortal_ShowsItAtOnceAndAfterARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using (var app = new EbokApp(database))
        {
            var staff = await app.ActorAsync("anna");
            using var customer = app.NewClient();
            (await customer.GetAsync("/kpec")).Text.ShouldContain("52 555 03 00");

            await app.EditAsync(staff, "$.contact.phone", "52 111 22 33");
            (await customer.GetAsync("/kpec")).Text.ShouldNotContain("52 111 22 33");
            (await app.PublishAsync(staff, "nowa centrala")).TryGet(out var number, out _).ShouldBeTrue();

            number.ShouldBe(2);
            (await customer.GetAsync("/kpec")).Text.ShouldContain("52 111 22 33");
            (await app.SettingsAsync(staff)).ShouldSatisfyAllConditions(
                view => view.Number.ShouldBe(2),
                view => view.PublishedBy.ShouldBe("anna"),
                view => view.Draft.ShouldBeNull(),
                view => view.File.ShouldBeNull()
            );
            await using var db = app.Store.Read(ProfileOffice.Kpec);
            (await db.Audit.SingleAsync(a => a.Act == AuditAct.ProfilePublished, Cancel)).Detail.ShouldBe("2");
        }
        await using var again = new EbokApp(database);
        using var later = again.NewClient();
        (await later.GetAsync("/kpec")).Text.ShouldContain("52 111 22 33");
    }

    [Theory, OnEachDatabase]
    public async Task Publish_OnOneServer_TheOtherTakesItByItself(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var one = new EbokApp(database);
        await using var other = new EbokApp(database);
        var staff = await one.ActorAsync("anna");
        using var customer = other.NewClient();
        await customer.GetAsync("/kpec");

        await one.EditAsync(staff, "$.contact.phone", "52 111 22 33");
        (await one.PublishAsync(staff)).IsOk.ShouldBeTrue();

        await Eventually.SucceedsAsync(
            async () => (await customer.GetAsync("/kpec")).Text.ShouldContain("52 111 22 33"),
            TimeSpan.FromMinutes(1)
        );
    }

    [Theory, OnEachDatabase]
    public async Task TwoAdministrators_TheSecondIsToldWhoWasFirstAndLosesNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var (anna, piotr) = (await app.ActorAsync("anna"), await app.ActorAsync("piotr"));
        await app.EditAsync(anna, "$.contact.phone", "52 111 22 33");
        await app.EditAsync(piotr, "$.officeName", "Panel Klienta");
        await app.EditAsync(piotr, "$.contact.emergencyPhone", "112");
        (await app.SettingsAsync(anna)).OthersEditing.ShouldBe(["piotr"]);

        (await app.PublishAsync(anna)).IsOk.ShouldBeTrue();
        var refused = (await app.PublishAsync(piotr)).Refusal.ShouldBeOfType<PublishedMeanwhile>();
        (refused.By, refused.Number).ShouldBe(("anna", 2));
        (await app.SettingsAsync(piotr)).Draft!.IsOvertaken.ShouldBeTrue();

        var both = await app.Get<EditProfile>().RebaseAsync(piotr, Cancel);
        both.TryGet(out var names, out _).ShouldBeTrue();
        names.ShouldBe("contact");
        (await app.PublishAsync(piotr)).IsOk.ShouldBeTrue();
        (app.Profile().OfficeName, app.Profile().Contact.EmergencyPhone).ShouldBe(("Panel Klienta", "112"));
    }

    [Theory, OnEachDatabase]
    public async Task Publish_BothAtOnce_OneWins(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var (anna, piotr) = (await app.ActorAsync("anna"), await app.ActorAsync("piotr"));
        await app.EditAsync(anna, "$.officeName", "Annabok");
        await app.EditAsync(piotr, "$.officeName", "Piotrbok");

        var results = await Task.WhenAll(app.PublishAsync(anna), app.PublishAsync(piotr));

        results.Count(r => r.IsOk).ShouldBe(1);
        results.Single(r => !r.IsOk).Refusal.ShouldBeOfType<PublishedMeanwhile>();
        app.Profile().OfficeName.ShouldBe(results[0].IsOk ? "Annabok" : "Piotrbok");
    }

    [Theory, OnEachDatabase]
    public async Task Back_ToAnEarlierVersion_IsANewOne(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");
        var before = ProfileJson.Write(app.Profile());
        await app.EditAsync(staff, "$.officeName", "Panel Klienta");
        await app.PublishAsync(staff);

        await app.Get<EditProfile>().TakeVersionAsync(staff, 1, Cancel);
        (await app.PublishAsync(staff)).TryGet(out var number, out _).ShouldBeTrue();

        number.ShouldBe(3);
        ProfileJson.Write(app.Profile()).ShouldBe(before);
        (await app.Get<ListProfileVersions>().RunAsync(staff, Sort.None, new(1), Cancel))
            .TryGet(out var versions, out _)
            .ShouldBeTrue();
        versions!
            .Rows.Select(v => (v.Number, v.Origin, v.By))
            .ShouldBe([
                (3, ProfileOrigin.Earlier, "anna"),
                (2, ProfileOrigin.Dashboard, "anna"),
                (1, ProfileOrigin.File, null),
            ]);
        (await app.Get<ListProfileVersions>().ReadAsync(staff, 2, Cancel)).TryGet(out var view, out _).ShouldBeTrue();
        var change = view!.Changes.ShouldHaveSingleItem();
        (change.Before, change.After).ShouldBe(("eBOK", "Panel Klienta"));
    }

    /// <summary>The file is the first version; what was published wins; a changed file is offered, and never lost.</summary>
    [Theory, OnEachDatabase]
    public async Task File_ChangedOnDisk_IsOfferedNotTaken(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "kpec.json");
        File.Copy(Path.Combine(ProfileOffice.Demo, "kpec.json"), file);
        await using var database = await TestDatabase.NewAsync(kind);
        await using (var app = new EbokApp(database) { Utilities = folder.Path })
        {
            var staff = await app.ActorAsync("anna");
            await app.EditAsync(staff, "$.officeName", "Panel Klienta");
            await app.PublishAsync(staff);
        }
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file, Cancel)).Replace(
                "52 555 03 00",
                "52 999 00 00",
                StringComparison.Ordinal
            ),
            Cancel
        );

        await using var later = new EbokApp(database) { Utilities = folder.Path };
        var piotr = await later.ActorAsync("piotr");
        later.Profile().OfficeName.ShouldBe("Panel Klienta");
        var offered = (await later.SettingsAsync(piotr)).File.ShouldNotBeNull();
        offered.Changes.Select(c => c.Way[^1].Name).ShouldBe(["officeName", "phone", "phone"]);
        await later.Get<EditProfile>().TakeFileAsync(piotr, Cancel);
        (await later.PublishAsync(piotr)).IsOk.ShouldBeTrue();
        later.Profile().Contact.Phone.ShouldBe("52 999 00 00");
        (await later.SettingsAsync(piotr)).File.ShouldBeNull();

        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file, Cancel)).Replace(
                "52 999 00 00",
                "52 777 00 00",
                StringComparison.Ordinal
            ),
            Cancel
        );
        (await later.SettingsAsync(piotr)).File.ShouldNotBeNull();
        (await later.Get<LeaveProfileFile>().RunAsync(piotr, Cancel)).IsOk.ShouldBeTrue();
        (await later.SettingsAsync(piotr)).File.ShouldBeNull();
        later.Profile().Contact.Phone.ShouldBe("52 999 00 00");
    }

    [Fact]
    public async Task Files_AsTheWayOut_LeavePublishedVersionsAside()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using (var app = new EbokApp(database))
        {
            var staff = await app.ActorAsync("anna");
            await app.EditAsync(staff, "$.officeName", "Panel Klienta");
            await app.PublishAsync(staff);
        }
        await database.Store.WriteAsync(
            ProfileOffice.Kpec,
            db =>
                db.ProfileVersions.Where(v => v.Number == 2)
                    .ExecuteUpdateAsync(set => set.SetProperty(v => v.Json, "{ \"slug\": \"kpec\" }"), Cancel),
            Cancel
        );

        await using var broken = new EbokApp(database);
        Should
            .Throw<InvalidProfilesException>(() => broken.Address)
            .Mistakes.ShouldContain("kpec, version 2 in the database: $.name: is missing");
        await using var saved = new EbokApp(database) { Settings = { ["Ebok:Profiles"] = "files" } };
        saved.Profile().OfficeName.ShouldBe("eBOK");
    }

    [Theory, OnEachDatabase]
    public async Task Publish_WhatWouldLockPeopleOutOrTearData_IsRefusedWithWords(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("0012417", utility: ProfileOffice.Kpec);
        await database.AddAsync(
            customer,
            Given.Invoice(customer, "FV/1", new DateOnly(2026, 11, 5), 77.10m, seller: "9990001060")
        );
        await using var app = new EbokApp(database);
        var staff = await app.ActorAsync("anna");
        await app.MakeAccountAsync(customer);

        await app.EditAsync(staff, "$.slug", "inny");
        await app.EditAsync(staff, "$.signIn.kind", "email");
        await app.EditAsync(staff, "$.customerCode.pattern", "[0-9]{8}");
        await app.EditAsync(staff, "$.customerCode.example", "00124170");
        await app.EditAsync(staff, "$.companies[0].nip", "5265877635");
        await app.EditAsync(staff, "$.password.minLength", "3");
        await app.EditAsync(staff, "$.lifetimes.sessionIdleMinutes", "1");

        var mistakes = (await app.PublishAsync(staff)).Refusal.ShouldBeOfType<ProfileHasMistakes>().Mistakes;
        mistakes
            .Select(m => (m.Path, m.Reason.Code))
            .ShouldBe(
                [
                    ("$.signIn.kind", "LoginsFixed"),
                    ("$.customerCode.pattern", "CodesMisfit"),
                    ("$.companies", "SellerHasInvoices"),
                    ("$.password.minLength", "Range"),
                    ("$.lifetimes.sessionIdleMinutes", "Range"),
                ],
                ignoreOrder: true
            );
        app.Profile().Slug.ShouldBe("kpec");
    }

    [Theory]
    [InlineData(StaffRole.Reader)]
    [InlineData(StaffRole.Clerk)]
    [InlineData(StaffRole.Manager)]
    public async Task Settings_OfOthersThanAdministrators_AreNotThere(StaffRole role)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = await app.StaffClientAsync("ewa", role, "kpec");
        foreach (var page in (string[])["", "/kontakt", "/wersje", "/eksport"])
            (await client.GetAsync("/operator/kpec/ustawienia" + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
    }
}
