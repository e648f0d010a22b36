using System.Globalization;
using System.Text.Json;
using Ebok.Core.Accounts;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Numbers;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Ebok.Web.Ui;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Numbers;

/// <summary>Liczby: counted by month of Warsaw, for one utility only.</summary>
[Trait("Id", "O8")]
public class ReadNumbersTests
{
    private static readonly UtilityId Kpec = new("kpec");
    private static readonly StaffActor Reader = new(Kpec, StaffId.New(), StaffRole.Reader, null);
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly UtilityProfile Profile = ProfileFolder.Read(Repository.Utilities).Find("kpec")!;
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Months_AreThoseOfWarsaw_AndOfThisUtility(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var customer = Given.Customer("1", utility: Kpec);
        await database.AddAsync(
            // Half past eleven at night of 31 October in UTC is November in Warsaw.
            SignIn(new(2026, 10, 31, 23, 30, 0, TimeSpan.Zero), Kpec),
            SignIn(new(2026, 10, 31, 22, 59, 59, TimeSpan.Zero), Kpec),
            SignIn(new(2026, 11, 28, 11, 0, 0, TimeSpan.Zero), Kpec),
            SignIn(new(2026, 11, 5, 11, 0, 0, TimeSpan.Zero), Kpec, succeeded: false),
            SignIn(new(2026, 11, 5, 11, 0, 0, TimeSpan.Zero), new("mpwik")),
            SignIn(new(2025, 11, 30, 11, 0, 0, TimeSpan.Zero), Kpec)
        );
        await database.AddAsync(customer);

        var view = await Read(database).RunAsync(Reader, default, Cancel);

        view.Months.Count.ShouldBe(12);
        (view.Months[0], view.Months[^1]).ShouldBe((new NumberMonth(2025, 12), new NumberMonth(2026, 11)));
        Of(view, NumberKey.SignedIn).Values.ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
        Of(view, NumberKey.SignInRefused).Total.ShouldBe(1);

        static SignInAttempt SignIn(DateTimeOffset at, UtilityId utility, bool succeeded = true) =>
            SignInAttempt.New(utility, AccountId.New(), at, succeeded, SignInMethod.Password, new Caller(null, null));
    }

    [Theory, OnEachDatabase]
    public async Task Topics_CountWhatTheySay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (anna, borys) = (Given.Customer("1", utility: Kpec), Given.Customer("2", utility: Kpec));
        await database.AddAsync(anna, borys);
        var point = Given.Point(anna, "P1");
        var meter = Given.Meter(point, "M1");
        await database.AddAsync(point, meter);
        await database.AddAsync(
            Given.Reading(meter, new(2026, 10, 1), 1m),
            Given.Reading(meter, new(2026, 11, 1), 2m),
            Given.Payment(anna, new(2026, 11, 3), 12.34m, "W1"),
            Given.Payment(anna, new(2026, 11, 4), 100m, "W2"),
            EInvoice(anna, true, 1),
            EInvoice(borys, true, 1),
            EInvoice(borys, false, 2),
            Case(anna, "PR/1", new(2026, 11, 25), due: new(2026, 12, 9), answered: null),
            Case(anna, "PR/2", new(2026, 11, 2), due: new(2026, 11, 16), answered: null),
            Case(anna, "PR/3", new(2026, 11, 2), due: new(2026, 11, 16), answered: new(2026, 11, 16)),
            Case(anna, "PR/4", new(2026, 10, 2), due: new(2026, 10, 16), answered: new(2026, 10, 17)),
            GivenStaffWork.Registration(anna, at: Now)
        );

        var view = await Read(database).RunAsync(Reader, new(new(2026, 10, 15), null), Cancel);

        view.Months.Select(m => m.Month).ShouldBe([10, 11]);
        Of(view, NumberKey.ReadByUtility).Values.ShouldBe([1, 1]);
        Of(view, NumberKey.PaymentCount).Values.ShouldBe([0, 2]);
        Of(view, NumberKey.PaymentSum).Values.ShouldBe([0, 112.34m]);
        Of(view, NumberKey.SwitchedOn).Total.ShouldBe(2);
        Of(view, NumberKey.SwitchedOff).Total.ShouldBe(1);
        Of(view, NumberKey.WithEInvoice).Values.ShouldBe([0, 1]);
        Of(view, NumberKey.EInvoiceShare).Values.ShouldBe([0, 50]);
        Of(view, NumberKey.Submitted).Values.ShouldBe([0, 1]);
        Of(view, NumberKey.CaseCame).Values.ShouldBe([1, 3]);
        Of(view, NumberKey.CaseInTime).Values.ShouldBe([0, 1]);
        Of(view, NumberKey.CaseLate).Values.ShouldBe([1, 1]);
        view.Open.Single().ShouldBe(new OpenCases("Wniosek", 1, 0, 1, 0, 1));
        view.Shares.ShouldBe(new NumberShares(2, 0, 1));

        static Consent EInvoice(Core.Customers.Customer customer, bool given, int day) =>
            new()
            {
                Id = ConsentId.New(),
                Utility = Kpec,
                Customer = customer.Id,
                Kind = ConsentKind.EInvoice,
                Given = given,
                At = new(2026, 11, day, 9, 0, 0, TimeSpan.Zero),
                Text = "Zgoda",
            };

        static Core.Cases.Case Case(
            Core.Customers.Customer customer,
            string number,
            DateOnly on,
            DateOnly due,
            DateOnly? answered
        ) =>
            new()
            {
                Id = CaseId.New(),
                Utility = Kpec,
                Number = number,
                Customer = customer.Id,
                Request = Guid.NewGuid(),
                Type = "wniosek",
                TypeLabel = "Wniosek",
                About = NoticeSubject.General,
                Text = "x",
                CreatedAt = WarsawTime.StartOf(on),
                CreatedOn = on,
                State = answered is null ? CaseState.New : CaseState.Answered,
                DueOn = due,
                AnsweredAt = answered is { } day ? WarsawTime.StartOf(day).AddHours(23) : null,
            };
    }

    [Theory]
    [InlineData(null, null, 12)]
    [InlineData("2026-11-01", "2026-11-30", 1)]
    [InlineData("2020-01-01", null, ReadNumbers.MostMonths)]
    [InlineData("0001-01-01", "0001-01-31", 1)]
    [InlineData("2027-05-05", null, 1)]
    public void MonthsOf_AnyPeriod_AreWhole(string? from, string? to, int count) =>
        ReadNumbers.MonthsOf(new(Day(from), Day(to)), new(2026, 11, 28)).Count.ShouldBe(count);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    [InlineData(81, 50)]
    [InlineData(1234567, 500000)]
    public void StepOf_GreatestBarFits(int most, int step) => BarChart.StepOf(most).ShouldBe(step);

    [Fact]
    public async Task Page_ChartTableAndCsv_SayTheSame()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Clock = new TestClock(Now) };
        var anna = Given.Customer("1", utility: Kpec);
        await database.AddAsync(anna, Given.Payment(anna, new(2026, 11, 3), 1234.5m, "W1"));
        using var reader = await app.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec", "mpwik");

        var page = await reader.OpenAsync("/operator/kpec/liczby");

        var payments = page.Page.QuerySelector("section[aria-labelledby=Payments]")!;
        payments.QuerySelectorAll("rect").Length.ShouldBe(12);
        payments
            .QuerySelector("svg")!
            .GetAttribute("aria-label")
            .ShouldBe("Wpłaty według miesięcy; te same liczby są w tabeli poniżej");
        Answer.Fold(payments.QuerySelector("tfoot")!.TextContent).ShouldBe("Razem11 234,50");
        page.Page.QuerySelectorAll("ul.tabs a").Length.ShouldBe(2);
        var csv = (await reader.GetAsync("/operator/kpec/liczby.csv?od=2026-11-01")).Text;
        csv.ShouldContain("2026-11;\"Wpłaty\";\"suma (zł)\";1234,5\r\n");
        csv.ShouldNotContain("2026-10");
        csv.ShouldContain("teraz;\"Udział e-faktury\";\"klienci\";1\r\n");
    }

    /// <summary>What was counted beforehand is what would be counted now, over the border of its two halves too, and is
    /// shown until it is counted anew.</summary>
    [Theory, OnEachDatabase]
    public async Task CountedBeforehand_SaysTheSame_AndWhenItWasCounted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (clock, anna) = (new TestClock(Now), Given.Customer("1", utility: Kpec));
        await database.AddAsync(
            anna,
            Given.Payment(anna, new(2026, 11, 3), 12.34m, "W1"),
            Given.Payment(anna, new(2024, 12, 3), 1m, "W2"),
            Given.Payment(anna, new(2024, 11, 30), 2m, "W3"),
            Given.Payment(anna, new(2023, 1, 5), 3m, "W4")
        );
        var beforehand = new NumbersBeforehand(database.Store, clock);
        var read = new ReadNumbers(database.Store, beforehand, clock);
        Period[] periods = [default, new(new(2024, 10, 5), new(2025, 1, 1)), new(new(2023, 1, 1), new(2024, 11, 1))];
        foreach (var period in periods)
        {
            var now = await read.RunAsync(Reader, period, Cancel);
            now.CountedAt.ShouldBeNull();
            await beforehand.CountAsync(Profile, Cancel);
            var counted = await read.RunAsync(Reader, period, Cancel);
            counted.CountedAt.ShouldNotBeNull().ShouldBe(Now, Near);
            JsonSerializer.Serialize(counted with { CountedAt = null }).ShouldBe(JsonSerializer.Serialize(now));
            read = new ReadNumbers(database.Store, beforehand = new(database.Store, clock), clock);
        }

        await beforehand.CountAsync(Profile, Cancel);
        await database.AddAsync(Given.Payment(anna, new(2026, 11, 4), 1m, "W5"));
        clock.Advance(TimeSpan.FromMinutes(10));

        await PaymentsShouldBeAsync(1, countedAt: Now);
        await beforehand.CountAsync(Profile, Cancel);
        await PaymentsShouldBeAsync(2, countedAt: Now.AddMinutes(10));
        // Further back than is remembered: counted now, and of nobody else.
        (await read.RunAsync(Reader, new(new(2022, 11, 1), new(2022, 12, 1)), Cancel)).CountedAt.ShouldBeNull();
        (await read.RunAsync(Reader with { Utility = new("mpwik") }, default, Cancel)).CountedAt.ShouldBeNull();

        async Task PaymentsShouldBeAsync(int count, DateTimeOffset countedAt)
        {
            var view = await read.RunAsync(Reader, new(new(2026, 11, 1), null), Cancel);
            Of(view, NumberKey.PaymentCount).Total.ShouldBe(count);
            view.CountedAt.ShouldNotBeNull().ShouldBe(countedAt, Near);
        }
    }

    [Theory]
    [InlineData(CountBeforehand.LargeCustomers - 1, false)]
    [InlineData(CountBeforehand.LargeCustomers, true)]
    public async Task OnlyLargeUtilities_AreCountedBeforehand(int customers, bool large)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database) { Clock = new TestClock(Now) };
        await database.AddAsync([
            .. Enumerable
                .Range(0, customers)
                .Select(i => Given.Customer(i.ToString(CultureInfo.InvariantCulture), utility: Kpec)),
        ]);
        using var reader = await app.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");

        await app.Services.GetRequiredService<CountBeforehand>().RunOnceAsync(Cancel);

        var page = await reader.OpenAsync("/operator/kpec/liczby");
        page.MainText.ShouldContain(
            large ? "Dane policzono 28.11.2026, 13:00 – liczą się co 10 minut" : "Dane są z tej chwili"
        );
    }

    private static ReadNumbers Read(TestDatabase database)
    {
        var clock = new TestClock(Now);
        return new(database.Store, new(database.Store, clock), clock);
    }

    private static NumberSeries Of(NumbersView view, NumberKey key) =>
        view.Tables.SelectMany(t => t.Series).Single(s => s.Key == key);

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
