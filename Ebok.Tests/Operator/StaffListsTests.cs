using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Ebok.Core.Content;
using Ebok.Core.Credentials;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Exports;
using Ebok.Core.Managers;
using Ebok.Core.Operators;
using Ebok.Core.Payments.Online;
using Ebok.Core.Profiles;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.DataChanges;
using Ebok.Tests.Managers;
using Ebok.Tests.Testing;
using Ebok.Web.Operator.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Every list of staff: what the address asks for is what the page shows and what stands in the file, and who
/// may not have it finds nothing.</summary>
[Trait("Id", "O1")]
[Trait("Id", "O6")]
public sealed partial class StaffListsTests
{
    private const int Rows = 27;
    private const int OnPage = 25;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="Name">Of the table and its file.</param>
    /// <param name="Query">What the tabs choose.</param>
    /// <param name="Sort">A column whose values are all different.</param>
    /// <param name="Word">That one row has.</param>
    /// <param name="Others">Rows that are there besides those of the test.</param>
    private sealed record List(string Name, string Query, string Sort, string? Word, int Others = 0)
    {
        public string Page { get; init; } = Name;
        public string Filter { get; init; } = "szukaj";
    }

    private static readonly List[] Lists =
    [
        new("poczta", "stan=Failed", "temat", "Sprawa07"),
        new("nieprzypisane", "", "numer", "FV/07"),
        new("platnosci", "stan=oplacone", "kwota", "EP-07"),
        new("wyciagi", "", "kwota", "tytul07"),
        new("import", "", "nowe", "paczka07"),
        new("zmiany-danych", "", "numer", "ZD/07"),
        new("odczyty", "", "dzien", "65007417"),
        new("zarzadcy-zgloszenia", "lista=zgloszenia", "firma", "Firma07") { Page = "zarzadcy" },
        new("zarzadcy-konta", "lista=zarzadcy", "firma", "Zarzad07") { Page = "zarzadcy" },
        new("pracownicy", "", "login", "osoba07", Others: 3),
        new("aktualnosci", "", "tytul", "News07"),
        new("pomoc", "", "kolejnosc", "Help07"),
        new("dokumenty", "", "nazwa", "Dokument07"),
        new("proby", "dni=30", "ostatnia", "7770007"),
        new("klienci", "szukaj=testowy", "kod", null),
        new("listy", "stan=do-druku", "data", "0007417"),
        // And the profile's.
        new("regulaminy", "tekst=prywatnosc", "wersja", null, Others: 1),
        new("eksport", "", "data", null),
        new("ustawienia/wersje", "", "wersja", null),
    ];

    [Theory, OnEachDatabase]
    public async Task EachList_ShowsWhatItsAddressAsks_TheFileIsTheSame_OthersFindNothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported.AddMinutes(Rows)) };
        await FillAsync(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Administrator, "kpec");
        using var manager = await app.StaffClientAsync("kierownik", StaffRole.Manager, "kpec");
        using var reader = await app.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");
        using var stranger = await app.StaffClientAsync("obcy", StaffRole.Administrator, "mpwik");
        var json = ProfileJson.Write(app.Services.GetRequiredService<UtilityCatalog>().Find("kpec")!);
        await database.AddAsync([.. Enumerable.Range(1, Rows).Select(number => Version(number, json))]);
        var tables = app.Services.GetServices<StaffTable>().ToDictionary(t => t.Name);

        foreach (var list in Lists)
        {
            var file = $"/operator/kpec/{list.Name}.csv?{list.Query}";
            var up = await LinesAsync(boss, $"{file}&sort={list.Sort}");
            var down = await LinesAsync(boss, $"{file}&sort=-{list.Sort}");
            var first = await boss.GetAsync($"/operator/kpec/{list.Page}?{list.Query}&sort={list.Sort}");
            var second = await boss.GetAsync($"/operator/kpec/{list.Page}?{list.Query}&sort={list.Sort}&strona=2");

            up.Count.ShouldBe(Rows + list.Others, list.Name);
            down.ShouldBe(up.AsEnumerable().Reverse(), list.Name);
            Shown(first).ShouldBe(up.Take(OnPage), list.Name);
            Shown(second).ShouldBe(up.Skip(OnPage), list.Name);
            first.Page.QuerySelectorAll("[aria-sort=ascending]").Length.ShouldBe(1, list.Name);
            first
                .Page.QuerySelector(".grid-export")!
                .GetAttribute("href")
                .ShouldStartWith($"/operator/kpec/{list.Name}.csv");
            if (list.Word is { } word)
            {
                var asked = $"{list.Query}&{list.Filter}={word}";
                var found = Shown(await boss.GetAsync($"/operator/kpec/{list.Page}?{asked}"));
                found.ShouldHaveSingleItem(list.Name).ShouldContain(word, Case.Insensitive);
                (await LinesAsync(boss, $"/operator/kpec/{list.Name}.csv?{asked}")).ShouldBe(found, list.Name);
            }

            (await stranger.GetAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound, list.Name);
            (await reader.GetAsync(file)).Status.ShouldBe(HttpStatusCode.NotFound, list.Name);
            (await manager.GetAsync(file)).Status.ShouldBe(
                tables[list.Name].MayExport > StaffRole.Manager ? HttpStatusCode.NotFound : HttpStatusCode.OK,
                list.Name
            );
        }
        Lists
            .Select(l => l.Name)
            .Concat(["rejestracje", "sprawy", "dziennik", "szablony-poczty"])
            .ShouldBe(tables.Keys, ignoreOrder: true);
    }

    [Fact]
    [Trait("Id", "O7")]
    public async Task AuditLog_HasFilterOrderAndPages()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var boss = await app.StaffClientAsync("szef", StaffRole.Manager, "kpec");
        using var clerk = await app.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        for (var i = 0; i < OnPage; i++)
            await boss.GetAsync("/operator/kpec/poczta.csv");

        var newest = Shown(await boss.GetAsync("/operator/kpec/dziennik?co=TableExported"));
        var oldest = Shown(await boss.GetAsync("/operator/kpec/dziennik?co=TableExported&sort=nr"));
        var all = await boss.GetAsync("/operator/kpec/dziennik?strona=2");

        newest.Count.ShouldBe(OnPage);
        oldest.ShouldBe(newest.AsEnumerable().Reverse());
        Shown(all).Count.ShouldBe(2);
        all.Page.QuerySelector("select[name=kto]")!.TextContent.ShouldContain("szef");
        (await clerk.GetAsync("/operator/kpec/dziennik")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Shown(Answer answer)
    {
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.MainText);
        return
        [
            .. answer
                .Page.QuerySelectorAll(".grid tbody tr")
                .Select(row =>
                    string.Join(
                        " | ",
                        row.QuerySelectorAll("td")
                            .Where(cell =>
                                !cell.ClassList.Contains("table-act") && !cell.ClassList.Contains("grid-check")
                            )
                            .Select(cell => Plain(cell.TextContent))
                    )
                ),
        ];
    }

    private static async Task<List<string>> LinesAsync(OfficeClient client, string path)
    {
        var file = await client.GetAsync(path);
        file.Status.ShouldBe(HttpStatusCode.OK, path);
        return
        [
            .. file
                .Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
                .Select(line =>
                    string.Join(" | ", Cell().Matches(line).Select(c => Plain(c.Groups[1].Value.Trim('"'))))
                ),
        ];
    }

    // Nothing is a dash on the page; a minus is a hyphen in the file.
    private static string Plain(string text) =>
        Answer.Fold(text).Replace('\u2212', '-') is var folded && folded == "–" ? "" : folded.TrimStart('\'');

    [GeneratedRegex("""(?:^|;)("(?:[^"]|"")*"|[^;]*)""")]
    private static partial Regex Cell();

    private static async Task FillAsync(TestDatabase database)
    {
        var customers = Enumerable.Range(0, Rows).Select(i => Given.Customer($"00{i:00}417", "Testowy Jan")).ToList();
        await database.AddAsync([.. customers]);
        for (var i = 0; i < Rows; i++)
            await database.AddAsync([.. Of(i, customers[i])]);
        await database.Store.WriteAllAsync(
            db =>
            {
                for (var i = 0; i < Rows; i++)
                {
                    var member = new StaffMember
                    {
                        Id = StaffId.New(),
                        Login = $"osoba{i:00}",
                        NormalizedLogin = $"OSOBA{i:00}",
                        PasswordHash = "",
                        CreatedAt = Given.Imported,
                    };
                    db.Add(member);
                    db.Add(
                        new StaffGrant
                        {
                            Staff = member.Id,
                            Utility = Given.Utility,
                            Role = StaffRole.Reader,
                        }
                    );
                }
                return Task.CompletedTask;
            },
            Cancel
        );
    }

    private static IEnumerable<IOfUtility> Of(int i, Customer customer)
    {
        var n = i.ToString("00", CultureInfo.InvariantCulture);
        var at = Given.Imported.AddMinutes(i);
        yield return Given.Mail($"m{n}@example.pl", $"Sprawa{n}");
        var invoice = Given.Invoice(customer, $"FV/{n}", new(2026, 10, 5), 100 + i);
        invoice.Customer = null;
        yield return invoice;
        yield return new OnlinePayment
        {
            Id = OnlinePaymentId.New(),
            Utility = Given.Utility,
            Customer = customer.Id,
            Account = AccountId.New(),
            SellerNip = "5265877635",
            Number = $"EP-{n}",
            Request = Guid.NewGuid(),
            Amount = Money.FromZloty(100 + i),
            State = OnlinePaymentState.Paid,
            CreatedAt = at,
        };
        yield return Given.BankEntry(Given.Utility, 100 + i, $"tytul{n}");
        yield return new Core.Imports.ImportRun
        {
            Id = ImportRunId.New(),
            Utility = Given.Utility,
            Source = "csv",
            Name = $"paczka{n}.csv",
            StartedAt = at,
            FinishedAt = at,
            Added = i,
        };
        var letter = Given.Case(customer, $"ZD/{n}", "zmiana");
        yield return letter;
        yield return GivenDataChanges.Change(letter, customer);
        var point = Given.Point(customer, $"P-{n}");
        yield return point;
        var meter = Given.Meter(point, $"650{n}417");
        yield return meter;
        yield return Given.GivenReading(meter, new DateOnly(2026, 10, 1).AddDays(i), 130m);
        yield return GivenManagers.Request(Given.Utility, $"Firma{n}");
        var account = GivenManagers.Account(Given.Utility, $"zarzadca{n}");
        yield return account;
        yield return new Manager
        {
            Account = new(account.Id),
            Utility = Given.Utility,
            Firm = $"Zarzad{n}",
            MadeAt = at,
        };
        foreach (var (kind, title) in new[] { (ArticleKind.News, "News"), (ArticleKind.Help, "Help") })
            yield return new Article
            {
                Id = ArticleId.New(),
                Utility = Given.Utility,
                Kind = kind,
                PublishedOn = new(2026, 11, 1),
                Position = i,
                Title = title + n,
                Text = "Treść",
            };
        yield return Given.Document(DocumentKind.Public, $"Dokument{n}.pdf");
        yield return new LegalVersion
        {
            Id = LegalVersionId.New(),
            Utility = Given.Utility,
            Kind = LegalKind.Privacy,
            Label = $"2027-{n}",
            InForceFrom = new(2027, 1, 1),
            PublishedAt = at,
        };
        yield return new Export
        {
            Id = ExportId.New(),
            Utility = Given.Utility,
            Kind = ExportKind.Cases,
            Number = i + 1,
            TakenAt = at,
            Rows = i,
            WrittenAt = at,
        };
        var registration = GivenStaffWork.Registration(customer);
        registration.State = RegistrationState.LetterToPrint;
        registration.DecidedAt = at;
        yield return registration;
        yield return new Attempt
        {
            Id = Guid.CreateVersion7(),
            Utility = Given.Utility,
            Kind = AttemptKind.Registration,
            At = at,
            Succeeded = false,
            Target = $"77700{n}",
            Origin = $"192.0.2.{i}",
        };
    }

    // Written while the portal runs: one that starts would read the newest.
    private static ProfileVersion Version(int number, string json) =>
        new()
        {
            Utility = Given.Utility,
            Number = number,
            Json = json,
            Origin = ProfileOrigin.Dashboard,
            PublishedAt = Given.Imported,
        };
}
