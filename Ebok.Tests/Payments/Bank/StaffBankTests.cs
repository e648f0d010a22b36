using System.Net;
using System.Text;
using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Shared;
using Ebok.Tests.Imports.Bank;
using Ebok.Tests.Operator;
using Ebok.Tests.Payments.Online;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Payments.Bank;

/// <summary>Staff: statements uploaded, entries put on documents by hand, over their pages.</summary>
[Trait("Id", "O5")]
public class StaffBankTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Statement_CheckedThenImported_ByItsPage()
    {
        await using var office = await PayingOffice.OpenAsync();
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        var file = Encoding.UTF8.GetBytes(ImportBankTests.Statement((100.50m, null, "FV/1"), (3, null, "?")));

        var page = await clerk.GetAsync("/operator/kpec/wyciagi");
        var looked = await UploadAsync(clerk, page, file);
        looked.MainText.ShouldContain("Niczego nie zapisano");
        looked.MainText.ShouldContain("przypisana po tytule");
        (await office.LeftAsync("FV/1")).ShouldBe("100.50");

        var done = await clerk.SubmitAsync(looked, "Wczytaj");

        done.MainText.ShouldContain("Pozycji 2: nowych 2 (w tym nieprzypisanych 1)");
        (await office.LeftAsync("FV/1")).ShouldBe("0.00");
        (await clerk.GetAsync("/operator/kpec/wyciagi?stan=przypisane")).MainText.ShouldContain("0012417");
        using var reader = await office.App.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");
        (await reader.GetAsync("/operator/kpec/wyciagi")).MainText.ShouldNotContain("Sprawdź plik");
        (
            await office.ReadAsync(db =>
                db.Audit.IgnoreQueryFilters().Where(a => a.Act == AuditAct.BankStatementImported).CountAsync(Cancel)
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task Entry_FoundCustomer_SplitOverTwo_AndTakenBack_ByItsPage()
    {
        var entry = Given.BankEntry(Given.Utility, 110, "za wszystko");
        await using var office = await PayingOffice.OpenAsync(rows: entry);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        var here = $"/operator/kpec/wyciagi/{entry.Id.Value}";

        var found = await clerk.GetAsync(here + "?szukaj=FV%2F1");
        var chosen = await clerk.GetAsync(found.Page.QuerySelector(".table-act a")!.GetAttribute("href")!);
        chosen.Page.QuerySelector("[id='kwota-0']")!.GetAttribute("value").ShouldBe("100,50");

        var tooMuch = await clerk.SubmitAsync(
            chosen,
            "Przypisz",
            ("FV/1", "100,51"),
            ("FV/2", ""),
            ("Bez dokumentu", "")
        );
        tooMuch.MainText.ShouldContain("Na FV/1 pozostało do zapłaty tylko 100,50 zł");
        var nonsense = await clerk.SubmitAsync(chosen, "Przypisz", ("FV/1", "sto"));
        nonsense.MainText.ShouldContain("„sto” nie jest kwotą");
        nonsense.Page.QuerySelector("[id='kwota-0']")!.GetAttribute("value").ShouldBe("sto", "nothing typed is lost");

        var saved = await clerk.SubmitAsync(
            chosen,
            "Przypisz",
            ("FV/1", "90"),
            ("FV/2", "15,25"),
            ("Bez dokumentu", "4,75")
        );
        saved.Location.ShouldNotBeNull(saved.MainText);
        (await office.LeftAsync("FV/1")).ShouldBe("10.50");
        (await office.LeftAsync("FV/2")).ShouldBe("5.00");
        var shown = await clerk.OpenAsync(saved.Location!);
        shown.MainText.ShouldContain("przypisane");

        var undone = await clerk.SubmitAsync(shown, "Cofnij");
        (await clerk.OpenAsync(undone.Location!)).MainText.ShouldContain("nieprzypisane");
        (await office.LeftAsync("FV/1")).ShouldBe("100.50");
        (await office.LeftAsync("FV/2")).ShouldBe("20.25");
    }

    [Theory, OnEachDatabase]
    public async Task Decide_NeverMoreThanTheEntry_SecondClerkIsTold_RolesAndUtilities(DatabaseKind kind)
    {
        var entry = Given.BankEntry(Given.Utility, 30);
        await using var office = await PayingOffice.OpenAsync(kind, rows: entry);
        var decide = office.App.Services.GetRequiredService<DecideBankEntry>();
        var clerk = new StaffActor(Given.Utility, StaffId.New(), StaffRole.Clerk, null);
        WishedPart[] Of(decimal amount) => [new(PayingOffice.Nip, "FV/1", Money.FromZloty(amount))];
        async Task<Refusal?> PutAsync(StaffActor staff, int version, params WishedPart[] parts) =>
            (await decide.AllocateAsync(staff, entry.Id, version, office.Customer.Id, parts, Cancel)).Refusal;

        (await PutAsync(clerk with { Role = StaffRole.Reader }, 0, Of(1))).ShouldBeOfType<NotOfYourRole>();
        (await PutAsync(clerk with { Utility = new("mpwik") }, 0, Of(1))).ShouldBeOfType<NotFound>();
        (await PutAsync(clerk, 0, Of(30.01m))).ShouldBe(new MoreThanEntry(Money.FromZloty(30)));
        (await PutAsync(clerk, 0)).ShouldBeOfType<NothingAllocated>();
        (await PutAsync(clerk, 0, new WishedPart(PayingOffice.Nip, "FV/nie ma", new(1)))).ShouldBeOfType<NotFound>();
        (await PutAsync(clerk, 0, Of(10))).ShouldBeNull();
        (await PutAsync(clerk, 0, Of(10))).ShouldBeOfType<ChangedMeanwhile>();
        (await PutAsync(clerk, 1, Of(20.01m))).ShouldBe(new MoreThanEntry(Money.FromZloty(20)));
        (await PutAsync(clerk, 1, Of(20))).ShouldBeNull();
        (await PutAsync(clerk, 2, Of(1))).ShouldBeOfType<NotInThisState>();
        (await office.LeftAsync("FV/1")).ShouldBe("70.50");
        (
            await office.ReadAsync(db =>
                db.BankEntries.Where(e => e.Id == entry.Id).Select(e => e.State).SingleAsync(Cancel)
            )
        ).ShouldBe(BankEntryState.Allocated);
    }

    private static async Task<Answer> UploadAsync(OfficeClient client, Answer page, byte[] file)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Page.QuerySelector("form:has(#plik)")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), $"\"{hidden.GetAttribute("name")}\"");
        content.Add(new ByteArrayContent(file), "\"plik\"", "wyciag.sta");
        using var request = new HttpRequestMessage(HttpMethod.Post, page.Response.RequestMessage!.RequestUri)
        {
            Content = content,
        };
        var answer = await client.SendAsync(request);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.MainText);
        return answer;
    }
}
