using System.Net;
using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Tests.Testing;
using Ebok.Web.Operator.Frame;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Operator;

/// <summary>The tables of staff, by the queue of registrations.</summary>
[Trait("Id", "O1")]
public class StaffTableTests
{
    private const string Queue = "/operator/kpec/rejestracje";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Address_HoldsFilterOrderAndPage_FirstAnswerHasTheRows(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind, 60);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");

        var second = await clerk.GetAsync($"{Queue}?sort=-email&strona=2");
        var found = await clerk.GetAsync($"{Queue}?szukaj=osoba07");
        var none = await clerk.GetAsync($"{Queue}?szukaj=kogo-nie-ma");
        var nonsense = await clerk.GetAsync($"{Queue}?sort=haslo&strona=-3&od=zima");

        // 59 … 00, 25 a page: the second begins with 34.
        Rows(second)[0].ShouldContain("osoba34@example.pl");
        Rows(second).Count.ShouldBe(25);
        second.Page.QuerySelector("th[aria-sort=descending]")!.TextContent.ShouldContain("E-mail");
        second.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!.ShouldBe($"{Queue}?sort=-email&strona=3");
        Rows(found).ShouldHaveSingleItem().ShouldContain("osoba07@example.pl");
        none.MainText.ShouldContain("Nic nie pasuje do filtra");
        nonsense.Status.ShouldBe(HttpStatusCode.OK);
        Rows(nonsense).Count.ShouldBe(25);
    }

    [Theory, OnEachDatabase]
    public async Task Csv_IsTheWholeFilteredTable_NoCellIsAFormula(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind, 30);
        await office.Database.AddAsync(
            GivenStaffWork.Registration(office.Customer, "=HYPERLINK(\"http://zly\";\"kliknij\")", "zly@example.pl")
        );
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");

        var all = await clerk.GetAsync($"{Queue}.csv?sort=email");
        var one = await clerk.GetAsync($"{Queue}.csv?szukaj=zly");

        all.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        all.Bytes.AsSpan(0, 3).SequenceEqual(Encoding.UTF8.Preamble).ShouldBeTrue();
        var lines = all.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(32);
        lines[1].ShouldContain(";osoba00@example.pl;");
        one.Text.Split("\r\n")[1].ShouldStartWith("\"'=HYPERLINK(\"\"http://zly\"\";\"\"kliknij\"\")\";");
        await using var db = office.Database.Store.ReadAll();
        (
            await db.Audit.Where(r => r.Act == AuditAct.TableExported).Select(r => r.Detail).ToListAsync(Cancel)
        ).ShouldBe(["rejestracje: 31", "rejestracje: 1"]);
    }

    [Fact]
    public void Csv_Line_NeutralisesFormulasKeepsNumbers() =>
        StaffCsv
            .Line(["=1+1", "+48 600", "-1\u00a0234,50", "\u22125", "@SUM(A1)", "-cmd", "a;b", "\tx", null])
            .ShouldBe("'=1+1;'+48 600;-1 234,50;-5;'@SUM(A1);'-cmd;\"a;b\";'\tx;\r\n");

    [Fact]
    public async Task Theme_Chosen_StaysInTheBrowser_LeadsNowhereElse()
    {
        await using var office = await OfficeAsync(DatabaseKind.Sqlite, 1);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Reader, "kpec");

        var chosen = await clerk.SubmitAsync(await clerk.GetAsync(Queue), "Ciemny", ("+wyglad", "dark"));
        var page = await clerk.GetAsync(Queue);
        var away = await clerk.SubmitAsync(page, "Ciemny", ("+wyglad", "dark"), ("powrot", "/operator//zly.example"));
        var out_ = await clerk.SubmitAsync(page, "Ciemny", ("+wyglad", "dark"), ("powrot", "//zly.example"));

        chosen.Location.ShouldBe(Queue);
        page.Page.DocumentElement.GetAttribute("data-theme").ShouldBe("dark");
        away.Location!.ShouldStartWith("/operator");
        out_.Location.ShouldBe("/operator");
    }

    private static List<string> Rows(Answer answer) =>
        [.. answer.Page.QuerySelectorAll(".grid tbody tr").Select(row => Answer.Fold(row.TextContent))];

    private static async Task<RegistrationQueueTests.Office> OfficeAsync(DatabaseKind kind, int registrations)
    {
        var office = await RegistrationQueueTests.Office.NewAsync(kind);
        await office.Database.AddAsync([
            .. Enumerable
                .Range(0, registrations)
                .Select(i =>
                    GivenStaffWork.Registration(
                        office.Customer,
                        $"Osoba {i:00}",
                        $"osoba{i:00}@example.pl",
                        Given.Imported.AddMinutes(i)
                    )
                ),
        ]);
        return office;
    }
}
