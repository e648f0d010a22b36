using System.Net;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Operators.People;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Accounts of staff, by an administrator's pages and by what the use cases refuse.</summary>
[Trait("Id", "O7")]
public class StaffPeopleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Add_OneTimePassword_IsSeenOnceAndSignsIn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");

        var form = await boss.OpenAsync("/operator/kpec/pracownicy/nowy");
        var made = await boss.SubmitAsync(form, "Dodaj", ("Login", "anna.nowak"), ("Typed.Role", "Clerk"));

        var password = made.Page.QuerySelector("strong.number")!.TextContent;
        made.MainText.ShouldContain("więcej się nie pokaże");
        (await boss.OpenAsync("/operator/kpec/pracownicy")).Text.ShouldNotContain(password);
        using var anna = app.NewClient();
        await anna.SignInFirstAsync(app, "anna.nowak", password);
        (await anna.OpenAsync("/operator/kpec/rejestracje")).Status.ShouldBe(HttpStatusCode.OK);
        (await anna.GetAsync("/operator/kpec/pracownicy")).Status.ShouldBe(HttpStatusCode.NotFound);
        var again = await boss.SubmitAsync(form, "Dodaj", ("Login", "ANNA.nowak"), ("Typed.Role", "Reader"));
        again.MainText.ShouldContain("Taki login już jest");
        (await boss.SubmitAsync(form, "Dodaj", ("Login", "..."), ("Typed.Role", "Reader"))).MainText.ShouldContain(
            "Podaj login"
        );
        (await boss.SubmitAsync(form, "Dodaj", ("Login", "borys"), ("Typed.Role", "Prezes"))).MainText.ShouldContain(
            "Podaj login"
        );
        (await boss.OpenAsync("/operator/kpec/pracownicy"))
            .Page.QuerySelectorAll(".grid tbody td")
            .Select(cell => Answer.Fold(cell.TextContent))
            .Take(3)
            .ShouldBe(["anna.nowak", "pracownik", "hasło i drugi składnik"]);
    }

    [Theory, OnEachDatabase]
    public async Task ChangeRole_HoldsAtTheNextClick(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");
        using var anna = await app.StaffClientAsync("anna", StaffRole.Reader, "kpec");
        (await anna.GetAsync("/operator/kpec/dziennik")).Status.ShouldBe(HttpStatusCode.NotFound);

        var page = await boss.OpenAsync(await PathOfAsync(app, "anna"));
        var done = await boss.SubmitAsync(page, "Zapisz", ("Role.Value", "Manager"));

        done.Location.ShouldNotBeNull().ShouldEndWith("zrobione=rola");
        (await anna.GetAsync("/operator/kpec/dziennik")).Status.ShouldBe(HttpStatusCode.OK);
        (await ActsAsync(app)).ShouldContain((AuditAct.StaffRoleChanged, "Manager"));
    }

    [Theory, OnEachDatabase]
    public async Task Block_EndsSessionsAndSignIn_UntilUnblocked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var anna = app.NewClient();
        await anna.SignInFirstAsync(app, "anna", oneTime);
        var path = await PathOfAsync(app, "anna");

        var page = await boss.OpenAsync(path);
        (await boss.SubmitAsync(page, "Zablokuj")).Location.ShouldNotBeNull().ShouldEndWith("zablokowany");
        (await anna.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        (await anna.TypePasswordAsync("anna", StaffAtWork.Password)).MainText.ShouldContain("Nie udało się zalogować");
        // The same form sent once more changes nothing and is recorded once.
        await boss.SubmitAsync(page, "Zablokuj");
        (await boss.SubmitAsync(await boss.OpenAsync(path), "Odblokuj")).Location.ShouldNotBeNull();

        (await anna.TypePasswordAsync("anna", StaffAtWork.Password)).Location.ShouldBe("/operator");
        var acts = (await ActsAsync(app)).Select(a => a.Act).ToList();
        acts.Count(a => a == AuditAct.StaffBlocked).ShouldBe(1);
        acts.ShouldContain(AuditAct.StaffUnblocked);
    }

    [Theory, OnEachDatabase]
    public async Task Reset_GivesOneTimePassword_AndTakesFactorAndSessions(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var anna = app.NewClient();
        await anna.SignInFirstAsync(app, "anna", oneTime);

        var page = await boss.OpenAsync(await PathOfAsync(app, "anna"));
        var reset = await boss.SubmitAsync(page, "Nadaj hasło jednorazowe");

        (await anna.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        var fresh = reset.Page.QuerySelector("strong.number")!.TextContent;
        using var again = app.NewClient();
        await again.SignInFirstAsync(app, "anna", fresh);
        (await ActsAsync(app)).Select(a => a.Act).ShouldContain(AuditAct.StaffReset);
    }

    [Theory, OnEachDatabase]
    public async Task EndSessionsAndTakeAccess_EndWhatIsOpen(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");
        using var anna = await app.StaffClientAsync("anna", StaffRole.Clerk, "kpec", "mpwik");
        using var borys = await app.StaffClientAsync("borys", StaffRole.Clerk, "kpec");

        await boss.SubmitAsync(await boss.OpenAsync(await PathOfAsync(app, "borys")), "Wyloguj wszędzie");
        (await borys.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        var page = await boss.OpenAsync(await PathOfAsync(app, "anna"));
        (await boss.SubmitAsync(page, "Odbierz dostęp")).MainText.ShouldContain("Zaznacz, że tak ma być");
        (await boss.SubmitAsync(page, "Odbierz dostęp", ("Tak, anna", "True"))).Location.ShouldNotBeNull();

        (await anna.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        (await boss.OpenAsync("/operator/kpec/pracownicy")).MainText.ShouldNotContain("anna");
        (await ActsAsync(app)).Select(a => a.Act).ShouldContain(AuditAct.StaffAccessTaken);
    }

    [Theory, OnEachDatabase]
    public async Task Oneself_IsNeverLockedOut_NorTheLastAdministrator(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var boss = await ActorAsync(app, "szef", "kpec");
        var (block, reset, change, end) = (
            Get<BlockStaff>(app),
            Get<ResetStaff>(app),
            Get<ChangeStaffRole>(app),
            Get<EndStaffSessions>(app)
        );

        (await block.RunAsync(boss, boss.Staff, true, Cancel)).Refusal.ShouldBe(new NotYourself());
        (await reset.RunAsync(boss, boss.Staff, Cancel)).Refusal.ShouldBe(new NotYourself());
        (await end.RunAsync(boss, boss.Staff, Cancel)).Refusal.ShouldBe(new NotYourself());
        (await change.TakeAsync(boss, boss.Staff, Cancel)).Refusal.ShouldBe(new NotYourself());
        (await change.RunAsync(boss, boss.Staff, StaffRole.Manager, Cancel)).Refusal.ShouldBe(new LastAdministrator());
        // A blocked one is none.
        var second = await ActorAsync(app, "druga", "kpec");
        (await block.RunAsync(boss, second.Staff, true, Cancel)).IsOk.ShouldBeTrue();
        (await change.RunAsync(boss, boss.Staff, StaffRole.Manager, Cancel)).Refusal.ShouldBe(new LastAdministrator());
        (await block.RunAsync(boss, second.Staff, false, Cancel)).IsOk.ShouldBeTrue();
        (await change.RunAsync(boss, boss.Staff, StaffRole.Manager, Cancel)).IsOk.ShouldBeTrue();
        (await change.RunAsync(second, second.Staff, StaffRole.Reader, Cancel)).Refusal.ShouldBe(
            new LastAdministrator()
        );
    }

    /// <summary>Two who step down at the same moment: one stays.</summary>
    [Theory, OnEachDatabase]
    public async Task StepDown_BothAtOnce_OneStays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var (first, second) = (await ActorAsync(app, "szef", "kpec"), await ActorAsync(app, "druga", "kpec"));
        var change = Get<ChangeStaffRole>(app);

        var both = await Task.WhenAll(
            change.RunAsync(first, first.Staff, StaffRole.Reader, Cancel),
            change.RunAsync(second, second.Staff, StaffRole.Reader, Cancel)
        );

        both.Count(r => r.IsOk).ShouldBe(1);
        both.Single(r => !r.IsOk).Refusal.ShouldBe(new LastAdministrator());
    }

    /// <summary>One password opens all of somebody's utilities: an administrator of one of them must not get at the
    /// others by it.</summary>
    [Theory, OnEachDatabase]
    public async Task PersonOfAnotherUtilityToo_KeepsHisSignIn(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var boss = await ActorAsync(app, "szef", "kpec");
        var both = await ActorAsync(app, "anna", "kpec", "mpwik");
        var other = await ActorAsync(app, "obca", "mpwik");

        (await Get<ResetStaff>(app).RunAsync(boss, both.Staff, Cancel)).Refusal.ShouldBe(new WorksElsewhere());
        (await Get<BlockStaff>(app).RunAsync(boss, both.Staff, true, Cancel)).Refusal.ShouldBe(new WorksElsewhere());
        (await Get<EndStaffSessions>(app).RunAsync(boss, both.Staff, Cancel)).Refusal.ShouldBe(new WorksElsewhere());
        (await Get<ChangeStaffRole>(app).RunAsync(boss, both.Staff, StaffRole.Reader, Cancel)).IsOk.ShouldBeTrue();
        (await Get<ReadStaff>(app).RunAsync(boss, other.Staff, Cancel)).Refusal.ShouldBe(NotFound.Instance);
        (await Get<BlockStaff>(app).RunAsync(boss, other.Staff, true, Cancel)).Refusal.ShouldBe(NotFound.Instance);
        // Nor does he learn that there is somebody of that name.
        (await Get<AddStaff>(app).RunAsync(boss, "obca", StaffRole.Clerk, Cancel)).Refusal.ShouldBe(
            new StaffLoginTaken()
        );
        // Who administers both gives a role here without a new password.
        var chief = await ActorAsync(app, "prezes", "kpec", "mpwik");
        (await Get<AddStaff>(app).RunAsync(chief, "obca", StaffRole.Clerk, Cancel))
            .TryGet(out var access, out _)
            .ShouldBeTrue();
        access!.Password.ShouldBeNull();
    }

    internal static T Get<T>(EbokApp app)
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A new administrator of the first utility, and of the others.</summary>
    internal static async Task<StaffActor> ActorAsync(EbokApp app, string login, params string[] utilities)
    {
        await app.AddStaffAsync(login, StaffRole.Administrator, utilities);
        return new(new(utilities[0]), await IdOfAsync(app, login), StaffRole.Administrator, "192.0.2.9");
    }

    private static async Task<string> PathOfAsync(EbokApp app, string login) =>
        $"/operator/kpec/pracownicy/{(await IdOfAsync(app, login)).Value}";

    private static async Task<StaffId> IdOfAsync(EbokApp app, string login)
    {
        await using var db = app.Store.ReadAll();
        return await db.Staff.Where(s => s.Login == login).Select(s => s.Id).SingleAsync(Cancel);
    }

    private static async Task<List<(AuditAct Act, string? Detail)>> ActsAsync(EbokApp app)
    {
        await using var db = app.Store.ReadAll();
        var rows = await db.Audit.OrderBy(r => r.Number).Select(r => new { r.Act, r.Detail }).ToListAsync(Cancel);
        return [.. rows.Select(r => (r.Act, r.Detail))];
    }
}
