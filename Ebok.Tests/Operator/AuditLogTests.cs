using System.Net;
using System.Text.Json;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Ebok.Web.Operator.Log;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Operator;

/// <summary>Dziennik: what is seen of the trail, by whom, and what of it leaves the house.</summary>
[Trait("Id", "O7")]
public class AuditLogTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task List_ByPersonActDayAndSubject_ShowsThose(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        var boss = await StaffPeopleTests.ActorAsync(app, "szef", "kpec");
        var anna = await StaffPeopleTests.ActorAsync(app, "anna", "kpec");
        var stranger = await StaffPeopleTests.ActorAsync(app, "obcy", "mpwik");
        var customer = Given.Customer("0012417", "Anna Nowak", new("kpec"));
        var request = GivenStaffWork.Registration(customer);
        await database.AddAsync(customer, request);
        await WriteAsync(app, boss, AuditAct.RegistrationApproved, request.Id.Value, "list");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await WriteAsync(app, anna, AuditAct.LetterSent, null, "5");
        await WriteAsync(app, stranger, AuditAct.LetterSent, null, "obce");
        var list = StaffPeopleTests.Get<ListAudit>(app);
        var today = WarsawTime.DayOf(app.Clock.GetUtcNow());

        var all = await RowsAsync(new(null, null, default, null));
        all.Select(r => r.Detail).ShouldNotContain("obce");
        all.Where(r => r.Act == AuditAct.StaffAdded).Count().ShouldBe(2, "his own utility's people only");
        (await RowsAsync(new(anna.Staff, null, default, null))).Single().Detail.ShouldBe("5");
        (await RowsAsync(new(null, AuditAct.RegistrationApproved, default, null)))
            .Single()
            .Subject.ShouldBe(new(AuditSubjectKind.Registration, "0012417"));
        (await RowsAsync(new(null, null, new(today, today), null))).Single().Person.ShouldBe("anna");
        (await RowsAsync(new(null, null, new(null, today.AddDays(-1)), null))).Count.ShouldBe(3);
        (await RowsAsync(new(null, null, default, " 0012417 "))).Single().Act.ShouldBe(AuditAct.RegistrationApproved);
        (await RowsAsync(new(null, null, default, request.Id.Value.ToString()))).Count.ShouldBe(1);
        (await RowsAsync(new(null, null, default, "nie ma"))).ShouldBeEmpty();

        async Task<IReadOnlyList<AuditRow>> RowsAsync(AuditFilter filter) =>
            (await list.RunAsync(boss, filter, Sort.None, new(1, 100), Cancel)).TryGet(out var view, out _)
                ? view.Rows.Rows
                : [];
    }

    [Theory, OnEachDatabase]
    public async Task Export_CsvAndJson_AreLoggedThemselves(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        var actor = await StaffPeopleTests.ActorAsync(app, "anna", "kpec");
        await WriteAsync(app, actor, AuditAct.LetterSent, null, "=1+1;\"x\"");

        var csv = await boss.GetAsync("/operator/kpec/dziennik.csv?co=LetterSent");
        var json = await boss.GetAsync("/operator/kpec/dziennik.json");

        csv.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("dziennik-kpec.csv");
        var line = csv.Text.Split("\r\n")[1];
        line.ShouldContain("\"anna\";\"wysłano list\";LetterSent;");
        line.ShouldContain("\"'=1+1;\"\"x\"\"\"");
        using var rows = JsonDocument.Parse(json.Bytes);
        // The CSV, taken before, is in the JSON.
        rows.RootElement.EnumerateArray()
            .Select(r => (r.GetProperty("act").GetString(), r.GetProperty("detail").GetString()))
            .ShouldContain(("auditExported", "csv 1"));
        rows.RootElement.EnumerateArray()
            .Select(r => r.GetProperty("hash").GetString()!.Length)
            .ShouldAllBe(l => l == 64);
        await using var db = app.Store.ReadAll();
        (await db.Audit.CountAsync(r => r.Act == AuditAct.AuditExported, Cancel)).ShouldBe(2);
    }

    [Theory, OnEachDatabase]
    public async Task DeniedPageAndDeniedAct_AreOnTheTrail(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var reader = await app.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");

        foreach (var closed in new[] { "pracownicy", "dziennik", "dziennik.csv" })
            (await reader.GetAsync($"/operator/kpec/{closed}")).Status.ShouldBe(HttpStatusCode.NotFound, closed);
        // A form that his pages do not show: with their token.
        var page = await reader.OpenAsync("/operator/kpec/listy");
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, "/operator/kpec/listy/druk")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]),
        };
        (await reader.SendAsync(post)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await reader.GetAsync("/operator/kpec/rejestracje")).Status.ShouldBe(HttpStatusCode.OK);

        await using var db = app.Store.ReadAll();
        var denied = await db
            .Audit.Where(r => r.Act == AuditAct.RightDenied)
            .OrderBy(r => r.Number)
            .ToListAsync(Cancel);
        denied
            .Select(r => r.Detail)
            .ShouldBe([
                "/operator/{utility}/pracownicy",
                "/operator/{utility}/dziennik",
                "/operator/{utility}/dziennik.csv",
                "PrintLetters",
            ]);
        denied.ShouldAllBe(r => r.Utility == new UtilityId("kpec") && r.Staff != null && r.Origin != null);
    }

    /// <summary>No act is shown by its name in the code.</summary>
    [Fact]
    public void Acts_EachHasWords() =>
        Enum.GetValues<AuditAct>()
            .Where(act => OperatorLogTexts.ResourceManager.GetString($"Act_{act}", null) is null)
            .ShouldBeEmpty();

    /// <summary>Whoever asks over and over fills no trail in one request, and the chain stays whole.</summary>
    [Fact]
    public async Task Denied_SameInOneRequest_IsOneRecord()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var trail = new AuditTrail(database.Store, new TestClock());
        var reader = new StaffActor(Given.Utility, StaffId.New(), StaffRole.Reader, null);
        var watched = DeniedRights.Watch();

        for (var i = 0; i < 100; i++)
            _ = new NotOfYourRole();
        await new RecordDeniedRights(database.Store, trail).RunAsync(reader, watched, Cancel);
        await new RecordDeniedRights(database.Store, trail).RunAsync(reader, watched, Cancel);

        (await trail.VerifyAsync(Cancel)).ShouldBe(new AuditVerdict(1, null));
    }

    private static Task WriteAsync(EbokApp app, StaffActor staff, AuditAct act, Guid? target, string? detail) =>
        app.Store.WriteAsync(
            staff.Utility,
            db => StaffPeopleTests.Get<AuditTrail>(app).AddAsync(db, staff, act, target, detail, Cancel),
            Cancel
        );
}
