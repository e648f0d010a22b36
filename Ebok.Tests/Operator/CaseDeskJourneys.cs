using Ebok.Core.Operators;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>Clerks at the desk, two browsers at one queue.</summary>
public sealed class CaseDeskJourneys(Browser browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Id", "O2")]
    public async Task TwoClerks_OneQueue_TakeNoteAnswerWithTemplate_CustomerReadsTheAnswerOnly()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var app = office.Home.App;
        await using var anna = await browser.VisitAsync(app);
        await using var borys = await browser.VisitAsync(app, phone: true);
        await anna.EnterAsync(app, "anna", StaffRole.Clerk, "kpec");
        await borys.EnterAsync(app, "borys", StaffRole.Manager, "kpec");
        await borys.OpenAsync("/operator/kpec/szablony/nowy");
        await borys.Page.GetByLabel("Nazwa szablonu").FillAsync("Powitanie");
        await borys.Page.GetByLabel("Treść").FillAsync("Dzień dobry {klient},\n\nw sprawie {numer}: sprawdzamy.");
        await borys.LookAsync("sprawy-01-szablon", reflow: true);
        await Button(borys, "Zapisz szablon").ClickAsync();
        await borys.Page.GetByText("Szablony zostały zmienione.").WaitForAsync();

        // The desk is open, and a complaint comes.
        await anna.OpenAsync("/operator/kpec");
        await anna.Page.GetByText("Nic nie czeka").WaitForAsync();
        await anna.LookAsync("sprawy-02-pulpit-pusty");
        await anna.Page.WaitForResponseAsync(r => r.Url.Contains("na-zywo", StringComparison.Ordinal));
        var first = await office.SentAsync();
        await office.SentAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Weź sprawę " + first.Number }).WaitForAsync();
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Zgłoszenie reklamacji do faktury" }).WaitForAsync();
        await anna.LookAsync("sprawy-03-pulpit", reflow: true);
        await borys.OpenAsync($"/operator/kpec/sprawy/{first.Id.Value}");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Weź sprawę " + first.Number }).ClickAsync();
        await anna.Page.GetByText("Sprawa jest Twoja.").WaitForAsync();

        await borys.OpenAsync("/operator/kpec/sprawy");
        await borys.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Zaznacz: " + first.Number }).CheckAsync();
        await borys.LookAsync("sprawy-04-kolejka", reflow: true);
        await Button(borys, "Weź").ClickAsync();
        await borys.Page.GetByText($"{first.Number}: Tę sprawę prowadzi anna").WaitForAsync();

        await anna.Page.GetByLabel("Nowa notatka").FillAsync("Klient dzwoni codziennie.");
        await Button(anna, "Zapisz notatkę").ClickAsync();
        await anna.Page.GetByText("Notatka została zapisana.").WaitForAsync();
        await Button(anna, "Wstaw").ClickAsync();
        var text = anna.Page.GetByLabel("Treść odpowiedzi");
        await Assertions
            .Expect(text)
            .ToHaveValueAsync($"Dzień dobry Jan Przykładowy,\n\nw sprawie {first.Number}: sprawdzamy.");
        await anna.LookAsync("sprawy-05-odpowiedz", reflow: true);
        await Button(anna, "Wyślij odpowiedź").Last.ClickAsync();
        await anna.Page.GetByText("Odpowiedź została wysłana.").WaitForAsync();
        await anna.LookAsync("sprawy-06-odpowiedziane");

        await using var customer = await browser.VisitAsync(app);
        await customer.SignInAsync("kpec", office.Customer.Code, CustomerAtHome.Password);
        await customer.OpenAsync($"/kpec/pisma/{first.Id.Value}");
        await customer.Page.GetByText("sprawdzamy.").WaitForAsync();
        (await customer.Page.ContentAsync()).ShouldNotContain("dzwoni codziennie");
    }

    [Fact]
    [Trait("Id", "S3")]
    public async Task OpenCircuit_SessionEndedOrRoleTaken_ActsNoMore()
    {
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite);
        var app = office.Home.App;
        var sent = await office.SentAsync();
        await using var anna = await browser.VisitAsync(app);
        await anna.EnterAsync(app, "anna", StaffRole.Clerk, "kpec");
        var take = anna.Page.GetByRole(AriaRole.Button, new() { Name = "Weź sprawę " + sent.Number });
        await anna.OpenAsync("/operator/kpec");

        await ChangeAsync(db =>
            db.StaffGrants.IgnoreQueryFilters()
                .ExecuteUpdateAsync(g => g.SetProperty(x => x.Role, StaffRole.Reader), Cancel)
        );
        await Eventually.SucceedsAsync(async () =>
        {
            await take.ClickAsync();
            await anna.Page.GetByText("Twoja rola pozwala tu tylko przeglądać").WaitForAsync(new() { Timeout = 3000 });
        });
        // Denied in a circuit, it is on the trail as any denied request (O7).
        await using (var trail = app.Store.ReadAll())
            (
                await trail
                    .Audit.Where(r => r.Act == Core.Audit.AuditAct.RightDenied)
                    .Select(r => r.Detail)
                    .Distinct()
                    .ToListAsync(Cancel)
            ).ShouldBe(["TakeCase"]);
        await ChangeAsync(db =>
            db.StaffSessions.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, app.Clock.GetUtcNow()), Cancel)
        );
        await take.ClickAsync();
        await anna.Page.GetByText("Sesja się skończyła").WaitForAsync();
        (await anna.Page.GetByText(sent.Number).CountAsync()).ShouldBe(0);
        (await office.ReadAsync(sent.Id))!.State.ShouldBe(Core.Cases.CaseState.New);

        Task ChangeAsync(Func<Core.Data.EbokDb, Task> change) => app.Store.WriteAllAsync(change, Cancel);
    }

    private static ILocator Button(Visitor visitor, string name) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
