using System.Net;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

[Trait("Id", "O7")]
public class StaffSignInTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task First_OneTimePassword_LeadsThroughFactorAndOwnPassword(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var client = app.NewClient();

        await client.SignInFirstAsync(app, "anna", oneTime);

        (await client.OpenAsync("/operator")).Status.ShouldBe(HttpStatusCode.OK);
        using var again = app.NewClient();
        (await again.TypePasswordAsync("anna", oneTime)).MainText.ShouldContain("Nie udało się zalogować");
        await ShouldHaveAuditedAsync(app, AuditAct.StaffAdded, AuditAct.StaffFactorSet, AuditAct.StaffPasswordChanged);
    }

    [Theory, OnEachDatabase]
    public async Task Later_PasswordAlone_OpensNothingButTheCode(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var first = app.NewClient();
        var key = await first.SignInFirstAsync(app, "anna", oneTime);
        using var client = app.NewClient();

        (await client.TypePasswordAsync("anna", StaffAtWork.Password)).Location.ShouldBe("/operator");

        foreach (var closed in new[] { "/operator", "/operator/haslo", "/operator/drugi-skladnik" })
            (await client.GetAsync(closed)).Location.ShouldBe("/operator/kod", closed);
        var page = await client.OpenAsync("/operator");
        (await client.SubmitAsync(page, "Zaloguj", ("Kod", "000000"))).MainText.ShouldContain("Ten kod nie pasuje");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Authenticator.Code(key, app.Clock.GetUtcNow());
        var before = client.Jar.Cookies["__Host-ebok-operator"];
        (await client.SubmitAsync(page, "Zaloguj", ("Kod", code))).Location.ShouldBe("/operator");
        client.Jar.Cookies["__Host-ebok-operator"].ShouldNotBe(before);
        using var thief = app.NewClient();
        thief.Jar.Put("__Host-ebok-operator", before);
        (await thief.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S2")]
    public async Task Refused_UnknownWrongBlocked_SameAnswer(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        var blocked = await app.AddStaffAsync("borys", StaffRole.Clerk, "kpec");
        await app.Services.GetRequiredService<ManageStaff>().BlockAsync("borys", true, Cancel);
        using var client = app.NewClient();

        var answers = new[]
        {
            await client.TypePasswordAsync("nikt", "cokolwiek"),
            await client.TypePasswordAsync("anna", "cokolwiek"),
            await client.TypePasswordAsync("borys", blocked),
            await client.TypePasswordAsync("", ""),
        };

        foreach (var answer in answers)
        {
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.MainText.ShouldBe(answers[0].MainText);
        }
        client.Jar.Cookies.Keys.ShouldNotContain("__Host-ebok-operator");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S2")]
    public async Task WrongPasswords_FiveInARow_MakeTheRightOneWait(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var client = app.NewClient();
        for (var i = 0; i < 5; i++)
            await client.TypePasswordAsync("anna", "nie to");

        (await client.TypePasswordAsync("anna", oneTime)).MainText.ShouldContain("Nie udało się zalogować");

        app.Clock.Advance(TimeSpan.FromSeconds(61));
        (await client.TypePasswordAsync("anna", oneTime)).Location.ShouldBe("/operator");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "S3")]
    public async Task Session_IdleOrOldOrEnded_IsOver(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        using var idle = await app.StaffClientAsync("idle", StaffRole.Clerk, "kpec", "mpwik");
        using var busy = await app.StaffClientAsync("busy", StaffRole.Clerk, "kpec", "mpwik");
        using var blocked = await app.StaffClientAsync("blocked", StaffRole.Clerk, "kpec", "mpwik");
        using var left = await app.StaffClientAsync("left", StaffRole.Clerk, "kpec", "mpwik");

        await app.Services.GetRequiredService<ManageStaff>().BlockAsync("blocked", true, Cancel);
        (await blocked.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        var out_ = await left.SubmitAsync(await left.GetAsync("/operator"), "Wyloguj");
        out_.Location.ShouldBe("/operator/logowanie?wylogowano=1");
        (await left.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");

        for (var minutes = 0; minutes < 10 * 60 - 29; minutes += 29)
        {
            (await busy.GetAsync("/operator")).Status.ShouldBe(HttpStatusCode.OK);
            app.Clock.Advance(TimeSpan.FromMinutes(29));
        }
        (await idle.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        (await busy.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
    }

    [Theory, OnEachDatabase]
    public async Task Demo_WithoutFactor_OnlyInDevelopment(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var refusal = await app
            .Services.GetRequiredService<ManageStaff>()
            .AddAsync(new("pokaz", StaffRole.Clerk, [Given.Utility]), StaffAtWork.Password, demo: true, Cancel);
        refusal.ShouldBeNull();
        using var client = app.NewClient();

        await client.TypePasswordAsync("pokaz", StaffAtWork.Password);

        // This is Production: the row of the demo gets him no further than anybody.
        (await client.GetAsync("/operator")).Location.ShouldBe("/operator/drugi-skladnik");
        var development = new StaffSessions(app.Store, new StaffSettings(DemoNeedsNoFactor: true), app.Clock);
        var session = await development.FindAsync(client.Jar.Cookies["__Host-ebok-operator"], acts: true, Cancel);
        session!.Stage.ShouldBe(StaffStage.Open);
    }

    [Fact]
    public async Task Cookie_IsHostOnlyAndOutOfScriptsReach()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var client = app.NewClient();

        await client.TypePasswordAsync("anna", oneTime);

        var cookie = client.Jar.Received["__Host-ebok-operator"];
        (cookie.HttpOnly, cookie.Secure, cookie.Path.ToString(), cookie.Domain.Length).ShouldBe((true, true, "/", 0));
        cookie.Expires.ShouldBeNull();
    }

    private static async Task ShouldHaveAuditedAsync(EbokApp app, params AuditAct[] acts)
    {
        await using var db = app.Store.ReadAll();
        var audited = await db.Audit.OrderBy(r => r.Number).Select(r => r.Act).ToListAsync(Cancel);
        audited.Where(acts.Contains).ShouldBe(acts);
        (await app.Services.GetRequiredService<AuditTrail>().VerifyAsync(Cancel)).BrokenAt.ShouldBeNull();
    }
}
