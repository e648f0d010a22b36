using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Imports;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Payments.Online;
using Ebok.Core.Registration;
using Ebok.Tests.DataChanges;
using Ebok.Tests.Managers;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Operator;

/// <summary>The desk: what waits, of every kind, and the numbers of the day.</summary>
[Trait("Id", "O1")]
[Trait("Id", "O2")]
[Trait("Id", "O3")]
public class DeskTests
{
    [Theory, OnEachDatabase]
    public async Task Desk_OneOfEveryKind_EachIsALineThatLeadsToIt(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported.AddHours(1)) };
        var customer = Given.Customer("0012417", "Jan Przykładowy");
        var point = Given.Point(customer, "P-1");
        var meter = Given.Meter(point, "65215917");
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 11, 5), left: 10m);
        var unmatched = Given.Invoice(customer, "FV/niczyja", new(2026, 11, 5));
        unmatched.Customer = null;
        var (toPrint, printed) = (GivenStaffWork.Registration(customer), GivenStaffWork.Registration(customer));
        (toPrint.State, printed.State) = (RegistrationState.LetterToPrint, RegistrationState.LetterPrinted);
        var import = Given.ImportRun();
        (import.State, import.FinishedAt) = (ImportState.Checked, null);
        await database.AddAsync(customer, point, meter, invoice, unmatched, import);
        var (payment, part) = Given.OnlinePayment(customer, invoice, OnlinePaymentState.Unclear);
        var letter = Given.Case(customer, "PR/1", "Nowy telefon");
        await database.AddAsync(
            GivenStaffWork.Registration(customer),
            toPrint,
            printed,
            Given.GivenReading(meter, new(2026, 11, 20), 130m),
            GivenManagers.Request(Given.Utility, "Zarządca", point.Address),
            Given.BankEntry(Given.Utility, 12.30m, "Wpłata"),
            payment,
            part,
            Given.Mail("jan@przyklad.example", body: [1]),
            new FileCheck
            {
                Utility = Given.Utility,
                Hash = new string('a', 64),
                State = FileState.Waiting,
                Since = Given.Imported,
                NextAt = Given.Imported,
            },
            letter,
            GivenDataChanges.Change(letter, customer)
        );
        using var reader = await app.StaffClientAsync("anna", StaffRole.Reader, "kpec");

        var page = await reader.OpenAsync("/operator/kpec");

        var lines = page
            .Page.QuerySelectorAll("#co-czeka tbody tr")
            .ToDictionary(
                row => Answer.Fold(row.QuerySelector("th")!.TextContent),
                row => row.QuerySelector("a")!.GetAttribute("href")!["/operator/kpec/".Length..]
            );
        var expected = new Dictionary<string, string>
        {
            ["Rejestracje do sprawdzenia"] = "rejestracje",
            ["Listy do wydruku"] = "listy",
            ["Listy do wysłania"] = "listy?stan=wydrukowane",
            ["Odczyty do rozpatrzenia"] = "odczyty",
            ["Zgłoszenia zarządców"] = "zarzadcy",
            ["Wpłaty z wyciągów bez przypisania"] = "wyciagi",
            ["Płatności internetowe do wyjaśnienia"] = "platnosci?stan=do-wyjasnienia",
            ["Faktury bez klienta"] = "nieprzypisane",
            ["Importy do zatwierdzenia"] = "import",
            ["Niedostarczone wiadomości"] = "poczta?stan=Failed",
            ["Załączniki, które czekają na sprawdzenie antywirusowe"] = "sprawy",
        };
        foreach (var (text, href) in expected)
            lines[text].ShouldBe(href, text);
        foreach (var href in lines.Values.Distinct())
            (await reader.GetAsync($"/operator/kpec/{href}")).Status.ShouldBe(System.Net.HttpStatusCode.OK, href);
        page.Page.QuerySelectorAll("#co-czeka tbody tr").Length.ShouldBe(expected.Count + 1, "and the letter");
        var day = page.Page.QuerySelectorAll("#liczby > div").Select(d => Answer.Fold(d.TextContent)).ToList();
        day.ShouldContain("Rejestracje 3");
        day.ShouldContain("Logowania klientów 0");
    }

    /// <summary>A change of data is led to where it is decided value by value, from the desk and from its letter.</summary>
    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task DataChange_FromDeskAndLetter_LeadsToItsDecision(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var customer = Given.Customer("0012417", "Jan Przykładowy");
        var letter = new Core.Cases.Case
        {
            Id = Core.Shared.CaseId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Number = "PR/1",
            Request = Guid.NewGuid(),
            Type = CaseTypes.DataChange,
            TypeLabel = "Zmiana danych",
            About = Core.Utilities.NoticeSubject.General,
            Text = "Nowy telefon",
            CreatedAt = Given.Imported,
            CreatedOn = new(2026, 11, 20),
            State = CaseState.New,
        };
        var change = GivenDataChanges.Change(letter, customer);
        await database.AddAsync(customer, letter, change);
        using var clerk = await app.StaffClientAsync("anna", StaffRole.Clerk, "kpec");

        var desk = await clerk.OpenAsync("/operator/kpec");
        var page = await clerk.OpenAsync($"/operator/kpec/sprawy/{letter.Id.Value}");

        desk.Page.QuerySelector("#co-czeka tbody a")!.GetAttribute("href").ShouldBe("/operator/kpec/zmiany-danych");
        page.MainText.ShouldContain("To jest zmiana danych");
        page.Page.QuerySelector($"a[href='/operator/kpec/zmiany-danych/{change.Id.Value}']").ShouldNotBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task Desk_SomethingOfEachKindComes_IsHeard(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var bus = database.Store.Live;

        foreach (
            var (topic, row) in new (LiveTopic, Core.Data.IOfUtility)[]
            {
                (LiveTopic.Managers, GivenManagers.Request(Given.Utility, "Zarządca", "ul. Długa 1")),
                (LiveTopic.Payments, Given.BankEntry(Given.Utility, 12.30m, "Wpłata")),
                (LiveTopic.Mail, Given.Mail("jan@przyklad.example", utility: Given.Utility)),
            }
        )
        {
            var before = bus.NumberOf(Given.Utility, [topic]);
            await database.Store.WriteAsync(
                Given.Utility,
                db =>
                {
                    db.Add(row);
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );
            bus.NumberOf(Given.Utility, [topic]).ShouldBeGreaterThan(before, topic.ToString());
        }
    }
}
