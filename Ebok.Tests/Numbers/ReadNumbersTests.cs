using Ebok.Core.Accounts;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.Numbers;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Ebok.Web.Ui;

namespace Ebok.Tests.Numbers;

/// <summary>Liczby: counted by month of Warsaw, for one utility only.</summary>
[Trait("Id", "O8")]
public class ReadNumbersTests
{
    private static readonly UtilityId Kpec = new("kpec");
    private static readonly StaffActor Reader = new(Kpec, StaffId.New(), StaffRole.Reader, null);
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
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

        var view = await new ReadNumbers(database.Store, new TestClock(Now)).RunAsync(Reader, default, Cancel);

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

        var view = await new ReadNumbers(database.Store, new TestClock(Now)).RunAsync(
            Reader,
            new(new(2026, 10, 15), null),
            Cancel
        );

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
                About = Core.Utilities.NoticeSubject.General,
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

    private static NumberSeries Of(NumbersView view, NumberKey key) =>
        view.Tables.SelectMany(t => t.Series).Single(s => s.Key == key);

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
