using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Tests.Testing;
using Microsoft.Playwright;

namespace Ebok.Tests.Operator;

/// <summary>Staff's grid as a clerk uses it: the address follows every click, and what is new comes by itself.</summary>
public sealed class StaffGridJourney(Browser browser)
{
    private const string Queue = "/operator/kpec/rejestracje";

    [Fact]
    [Trait("Id", "O1")]
    public async Task Grid_SortsAndPages_AddressFollows_BackAndReloadShowTheSame_NewRowsCome()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        await office.Database.AddAsync([
            .. Enumerable
                .Range(0, 30)
                .Select(i =>
                    GivenStaffWork.Registration(
                        office.Customer,
                        $"Osoba {i:00}",
                        $"osoba{i:00}@example.pl",
                        Given.Imported.AddMinutes(i)
                    )
                ),
        ]);
        await using var anna = await browser.VisitAsync(office.App);
        await anna.EnterAsync(office.App, "anna", StaffRole.Clerk, "kpec");
        var page = anna.Page;
        var first = page.Locator(".grid tbody tr").First;
        await anna.OpenAsync(Queue);
        await CircuitAsync();
        // Once loaded, the page is not loaded again: what is written on it stays.
        await page.EvaluateAsync("window.kept = true");

        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await AddressAsync("?sort=email");
        // In the order before this one she is the first too, and Radzen's own heading is ahead of the page: that the page
        // has come its link tells, which leads the other way now.
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }))
            .ToHaveAttributeAsync("href", Queue + "?sort=-email");
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("E-mail");
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");
        await page.GetByRole(AriaRole.Link, new() { Name = "E-mail", Exact = true }).ClickAsync();
        await AddressAsync("?sort=-email");
        await Assertions.Expect(first).ToContainTextAsync("osoba29@");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("E-mail");
        await page.Locator(".pager a[rel=next]").ClickAsync();
        await AddressAsync("?sort=-email&strona=2");
        await Assertions.Expect(first).ToContainTextAsync("osoba04@");
        (await page.EvaluateAsync<bool>("window.kept === true")).ShouldBeTrue();
        await anna.LookAsync("siatka-sortowana", reflow: true);

        await page.GoBackAsync();
        await AddressAsync("?sort=-email");
        await Assertions.Expect(first).ToContainTextAsync("osoba29@");
        await page.GoBackAsync();
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("E-mail");
        await page.ReloadAsync();
        await CircuitAsync();
        await Assertions.Expect(first).ToContainTextAsync("osoba00@");

        await office.App.Store.WriteAsync(
            Given.Utility,
            db =>
            {
                db.Add(GivenStaffWork.Registration(office.Customer, "Nowa Osoba", "aaa@example.pl"));
                return Task.CompletedTask;
            },
            TestContext.Current.CancellationToken
        );
        await Assertions.Expect(first).ToContainTextAsync("aaa@");
        await Assertions.Expect(page.GetByText("31 pozycji")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Ciemny" }).ClickAsync();
        await CircuitAsync();
        await anna.LookAsync("siatka-ciemna", reflow: true);

        Task CircuitAsync() => page.Locator(".grid[data-circuit]").WaitForAsync();

        Task AddressAsync(string query) => page.ArriveAsync("*" + Queue + query);
    }

    /// <summary>A letter that leaves the list takes its own tick along, and nobody else's: what is printed then has other
    /// passwords.</summary>
    [Fact]
    [Trait("Id", "K3")]
    public async Task Letters_OthersLeaveTheList_TicksStayWhereTheyAre_TickedArePrintedAndSent()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        foreach (var i in Enumerable.Range(0, 4))
        {
            var customer = Given.Customer($"00{i}9999", $"Klient {i}");
            var letter = GivenStaffWork.Registration(customer, at: Given.Imported.AddMinutes(i));
            letter.State = RegistrationState.LetterToPrint;
            await office.Database.AddAsync(customer, letter);
        }
        await using var anna = await browser.VisitAsync(office.App);
        await anna.EnterAsync(office.App, "anna", StaffRole.Clerk, "kpec");
        var page = anna.Page;
        await anna.OpenAsync("/operator/kpec/listy");
        await page.Locator(".grid[data-circuit]").WaitForAsync();

        await BoxOf(1).CheckAsync();
        await BoxOf(3).CheckAsync();
        await PrintAsync("Drukuj Klient 0");
        await page.GetByText("List wydrukowany (1)").WaitForAsync();
        await Assertions.Expect(RowsOf()).ToHaveCountAsync(3);
        await Assertions.Expect(BoxOf(2)).Not.ToBeCheckedAsync();
        // Those that stay may lose their ticks to a list that is drawn anew, never to each other.
        await BoxOf(1).CheckAsync();
        await BoxOf(3).CheckAsync();
        await anna.LookAsync("operator-listy-zaznaczone", reflow: true);
        await PrintAsync("Drukuj zaznaczone");
        await page.GetByText("List wydrukowany (3)").WaitForAsync();
        await Assertions.Expect(RowsOf()).ToHaveCountAsync(1);
        await Assertions.Expect(RowsOf()).ToContainTextAsync("Klient 2");
        await Assertions.Expect(BoxOf(2)).Not.ToBeCheckedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "List wydrukowany (3)" }).ClickAsync();
        await BoxOf(3).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Oznacz zaznaczone jako wysłane" }).ClickAsync();
        await page.GetByText("Oznaczono jako wysłane.").WaitForAsync();
        await Assertions.Expect(RowsOf()).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".grid tbody")).Not.ToContainTextAsync("Klient 3");

        ILocator RowsOf() => page.Locator(".grid tbody tr");

        ILocator BoxOf(int i) => RowsOf().Filter(new() { HasText = $"Klient {i}" }).GetByRole(AriaRole.Checkbox);

        Task PrintAsync(string button) =>
            page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync()
            );
    }
}
