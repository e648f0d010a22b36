using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Managers;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Two clerks never work on the same thing unless the second takes it over, knowingly; cases have tests of their
/// own (CaseDeskTests).</summary>
[Trait("Id", "O3")]
public class HoldWorkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ManyAtOnceOnTwoServers_OneHasIt_OthersAreToldWho(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var second = database.OpenAnother();
        var clerks = new List<StaffActor>();
        foreach (var login in new[] { "anna", "borys", "celina", "daniel" })
            clerks.Add(await StaffAsync(app, login));
        var target = Guid.CreateVersion7();

        var answers = await Task.WhenAll(
            clerks.Select(
                (clerk, i) =>
                {
                    var store = i % 2 == 0 ? app.Store : second;
                    return new HoldWork(store, new AuditTrail(store, app.Clock), app.Clock).RunAsync(
                        clerk,
                        HeldKind.Reading,
                        target,
                        takeOver: false,
                        Cancel
                    );
                }
            )
        );

        answers.Count(a => a is null).ShouldBe(1);
        var winner = new[] { "anna", "borys", "celina", "daniel" }[Array.FindIndex(answers, a => a is null)];
        answers.OfType<HeldByAnother>().Select(h => h.By).ShouldBe([winner, winner, winner]);
    }

    [Theory, OnEachDatabase]
    public async Task TakenOver_IsOnTheTrail_AndAfterAWhileNobodys(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        var (anna, borys) = (await StaffAsync(app, "anna"), await StaffAsync(app, "borys"));
        var target = Guid.CreateVersion7();

        (await HoldAsync(anna)).ShouldBeNull();
        (await HoldAsync(anna)).ShouldBeNull();
        (await HoldAsync(borys)).ShouldBeOfType<HeldByAnother>().By.ShouldBe("anna");
        // Another kind of thing, and another thing, are free.
        (await HoldAsync(borys, HeldKind.BankEntry)).ShouldBeNull();
        (await HoldAsync(borys, takeOver: true)).ShouldBeNull();
        (await HoldAsync(anna)).ShouldBeOfType<HeldByAnother>().By.ShouldBe("borys");
        app.Clock.Advance(HoldWork.Kept);
        (await HoldAsync(anna)).ShouldBeNull();

        await using var db = app.Store.ReadAll();
        var taken = await db.Audit.SingleAsync(r => r.Act == AuditAct.WorkTakenOver, Cancel);
        (taken.Staff, taken.Target, taken.Detail).ShouldBe((borys.Staff, target, "Registration"));

        Task<Refusal?> HoldAsync(StaffActor clerk, HeldKind of = HeldKind.Registration, bool takeOver = false) =>
            app.Services.GetRequiredService<HoldWork>().RunAsync(clerk, of, target, takeOver, Cancel);
    }

    [Theory, OnEachDatabase]
    public async Task Pages_SecondClerk_SeesWhoHasIt_DecidesOnlyAfterTakingOver(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var point = Given.Point(office.Customer, "P-1");
        var meter = Given.Meter(point, "65215917");
        var reading = Given.GivenReading(meter, new(2026, 11, 20), 130m);
        var unmatched = Given.Invoice(office.Customer, "FV/niczyja", new(2026, 11, 5));
        unmatched.Customer = null;
        var registration = GivenStaffWork.Registration(office.Customer);
        var request = GivenManagers.Request(Given.Utility, "Zarządca", point.Address);
        var entry = Given.BankEntry(Given.Utility, 12.30m, "Wpłata");
        await office.Database.AddAsync(point, meter, reading, unmatched, registration, request, entry);
        using var anna = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        using var borys = await office.App.StaffClientAsync("borys", StaffRole.Clerk, "kpec");
        using var reader = await office.App.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");

        foreach (
            var (page, decides) in new[]
            {
                ($"rejestracje/{registration.Id.Value}", "Zatwierdź"),
                ($"odczyty/{reading.Id}", "Przyjmij odczyt"),
                ($"zarzadcy/zgloszenia/{request.Id.Value}", "Załóż konto"),
                ($"nieprzypisane/{unmatched.Id.Value}", "Szukaj"),
                ($"wyciagi/{entry.Id.Value}", "Szukaj"),
            }
        )
        {
            var address = $"/operator/kpec/{page}";
            // Who only looks has nothing.
            await reader.GetAsync(address);
            Buttons(await anna.GetAsync(address)).ShouldContain(decides, page);

            var second = await borys.GetAsync(address);

            second.MainText.ShouldContain("Tym zajmuje się teraz anna", Case.Sensitive, page);
            Buttons(second).ShouldNotContain(decides, page);
            var taken = await borys.SubmitAsync(second, "Przejmij");
            taken.Location.ShouldBe($"{address}?przejete=1");
            Buttons(await borys.GetAsync(taken.Location!)).ShouldContain(decides, page);
            (await anna.GetAsync(address)).MainText.ShouldContain("Tym zajmuje się teraz borys");
        }

        static IEnumerable<string> Buttons(Answer page) =>
            page.Page.QuerySelectorAll("main button").Select(b => Answer.Fold(b.TextContent));
    }

    private static async Task<StaffActor> StaffAsync(EbokApp app, string login)
    {
        await app.AddStaffAsync(login, StaffRole.Clerk, "kpec");
        await using var db = app.Store.ReadAll();
        var id = await db.Staff.Where(s => s.Login == login).Select(s => s.Id).SingleAsync(Cancel);
        return new(Given.Utility, id, StaffRole.Clerk, null);
    }
}
