using System.Diagnostics;
using System.Net;
using Ebok.Core.AccountChecks;
using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.HumanChecks;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.HumanChecks;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.AccountChecks;

/// <summary>"Czy to nasze konto?" tells yes or no, never whose, and cannot be used to find customers' accounts.</summary>
[Trait("Id", "B2")]
public class CheckAccountTests
{
    private const string Companys = "81999900010000000000000005";
    private const string Customers = "61109010140000071219812874";
    private const string OnInvoice = "98109010140123000000001234";
    private const string Strangers = "27114020040000300201355387";
    private static readonly UtilityId Tarnobrzeg = new("tarnobrzeg");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Ours_AreTheCompanys_TheCustomersAndThoseOnInvoices_OfThisUtilityOnly(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var app = new EbokApp(database);

        foreach (var ours in new[] { Companys, Customers, OnInvoice })
            (await AskAsync(app, ours, From(1))).TryGet(out var yes, out _).ShouldBe(yes, ours);
        (await AskAsync(app, Strangers, From(1))).TryGet(out var stranger, out _).ShouldBeTrue();
        stranger.ShouldBeFalse();
        (await AskAsync(app, Customers, From(1), "kpec")).TryGet(out var elsewhere, out _).ShouldBeTrue();
        elsewhere.ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    public async Task OneAddress_AfterTenAnHourAPerson_AfterFortyADayNothing_OthersGoOn(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var app = new EbokApp(database);

        for (var i = 0; i < CheckAccount.FreePerAddress; i++)
            (await AskAsync(app, Strangers, From(1), i % 2 == 0 ? "tarnobrzeg" : "kpec")).IsOk.ShouldBeTrue();
        (await AskAsync(app, Companys, From(1))).Refusal.ShouldBe(PersonWanted.Instance);
        (await AskAsync(app, Companys, From(2))).IsOk.ShouldBeTrue();
        for (var i = CheckAccount.FreePerAddress; i < CheckAccount.MostPerAddress; i++)
            (await AskAsync(app, Strangers, From(1), isPerson: true)).IsOk.ShouldBeTrue();
        (await AskAsync(app, Companys, From(1), isPerson: true)).Refusal.ShouldBe(AskedTooOften.Instance);
        (await AskAsync(app, Companys, From(2))).IsOk.ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await AskAsync(app, Companys, From(1))).IsOk.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task ManyAddresses_StopAtTheNetwork_AndTheUtilityWantsPersons(DatabaseKind kind)
    {
        await using var database = await FilledAsync(kind);
        await using var app = new EbokApp(database);
        await AskedAsync(database, CheckAccount.MostPerNetwork, app.Clock.GetUtcNow(), network: From(1));

        (await AskAsync(app, Companys, From(99), isPerson: true)).Refusal.ShouldBe(AskedTooOften.Instance);
        var far = new Caller(IPAddress.Parse("198.51.100.1"), null);
        (await AskAsync(app, Companys, far)).IsOk.ShouldBeTrue();
        await AskedAsync(database, CheckAccount.FreePerUtility, app.Clock.GetUtcNow());
        (await AskAsync(app, Companys, far)).Refusal.ShouldBe(PersonWanted.Instance);
        (await AskAsync(app, Companys, far, isPerson: true)).IsOk.ShouldBeTrue();
    }

    /// <summary>The median of many of each, asked in turns: a customer's account, a stranger's.</summary>
    [Theory, OnEachDatabase]
    public async Task YesAndNo_TakeTheSameTime(DatabaseKind kind)
    {
        const int samples = 60;
        await using var database = await FilledAsync(kind);
        await using var app = new EbokApp(database);
        var (yes, no) = (new List<double>(), new List<double>());
        for (var i = -5; i < samples; i++)
        {
            var (a, b) = (await TimeAsync(Customers, i), await TimeAsync(Strangers, i));
            if (i < 0)
                continue;
            yes.Add(a);
            no.Add(b);
        }

        var gap = Math.Abs(Median(yes) - Median(no));

        TestContext.Current.SendDiagnosticMessage("yes {0} ms, no {1} ms", Median(yes), Median(no));
        gap.ShouldBeLessThan(10, "milliseconds");

        async Task<double> TimeAsync(string number, int i)
        {
            var started = Stopwatch.GetTimestamp();
            await AskAsync(app, number, new Caller(new IPAddress([203, 0, (byte)(i + 10), 7]), null));
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
    }

    [Fact]
    public async Task Page_AnswersInPlainWords_AndKeepsWhatWasTyped()
    {
        await using var database = await FilledAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        using var client = app.NewClient();
        var start = await client.GetAsync("/tarnobrzeg");
        start.Page.QuerySelectorAll("a[href='/tarnobrzeg/czy-to-nasze-konto']").Length.ShouldBe(2, "aside and footer");
        var form = await client.GetAsync("/tarnobrzeg/czy-to-nasze-konto");
        form.Page.QuerySelector("human-check").ShouldBeNull();

        var yes = await AskAsync("PL 61 1090 1014 0000 0712 1981 2874");
        yes.MainText.ShouldContain("Tak, to nasze konto");
        yes.MainText.ShouldNotContain("Przykładowy");
        yes.MainText.ShouldNotContain("39-29001");
        (await AskAsync(Strangers)).MainText.ShouldContain("Nie, to nie jest nasze konto");
        (await AskAsync(Strangers)).MainText.ShouldContain("15 823 00 00");
        var slip = await AskAsync("61 1090 1014 0000 0712 1981 2875");
        slip.MainText.ShouldContain("cyfry kontrolne numeru się nie zgadzają");
        slip.Page.QuerySelector("input[name='Typed.Number']")!
            .GetAttribute("value")
            .ShouldBe("61 1090 1014 0000 0712 1981 2875");
        (await AskAsync("6110901014")).MainText.ShouldContain("wpisano: 10 cyfr");

        Task<Answer> AskAsync(string number) =>
            client.SubmitAsync(form, "Sprawdź", ("Numer rachunku do sprawdzenia", number));
    }

    [Fact]
    public async Task Page_WhenManyWereAsked_WantsAPerson()
    {
        await using var database = await FilledAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        await AskedAsync(database, CheckAccount.FreePerUtility, app.Clock.GetUtcNow());
        using var client = app.NewClient();
        var form = await client.GetAsync("/tarnobrzeg/czy-to-nasze-konto");
        form.Page.QuerySelector("human-check").ShouldNotBeNull();

        var without = await client.SubmitAsync(form, "Sprawdź", ("Numer rachunku do sprawdzenia", Companys));
        without.MainText.ShouldNotContain("Tak, to nasze konto");
        without.Page.QuerySelector("input[name='Typed.Number']")!.GetAttribute("value").ShouldBe(Companys);

        var human = app.Services.GetRequiredService<CheckHuman>();
        var profile = app.Services.GetRequiredService<UtilityCatalog>().Find("tarnobrzeg")!;
        var solved = AltchaSolver.Solve(await human.NewChallengeAsync(profile, Cancel));
        var with = await client.SubmitAsync(
            without,
            "Sprawdź",
            ("Numer rachunku do sprawdzenia", Companys),
            ("+altcha", solved)
        );
        with.MainText.ShouldContain("Tak, to nasze konto");
    }

    private static Caller From(int last) => new(IPAddress.Parse($"203.0.113.{last}"), null);

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static Task<Result<bool>> AskAsync(
        EbokApp app,
        string number,
        Caller caller,
        string slug = "tarnobrzeg",
        bool isPerson = false
    )
    {
        Nrb.TryParse(number, out var nrb).ShouldBeTrue(number);
        var profile = app.Services.GetRequiredService<UtilityCatalog>().Find(slug)!;
        return app.Services.GetRequiredService<CheckAccount>().RunAsync(profile, nrb, isPerson, caller, Cancel);
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("39-29001", utility: Tarnobrzeg);
        customer.Account = Customers;
        var invoice = Given.Invoice(customer, "FV/1", new(2026, 11, 5));
        invoice.PayAccount = OnInvoice;
        await database.AddAsync(customer, invoice);
        return database;
    }

    private static Task AskedAsync(TestDatabase database, int times, DateTimeOffset at, Caller? network = null) =>
        database.AddAsync([
            .. Enumerable
                .Range(0, times)
                .Select(_ => new Attempt
                {
                    Id = Guid.CreateVersion7(),
                    Utility = Tarnobrzeg,
                    Kind = AttemptKind.AccountAsked,
                    At = at,
                    Succeeded = true,
                    NetworkKey = network?.Keys().Last(),
                }),
        ]);
}
