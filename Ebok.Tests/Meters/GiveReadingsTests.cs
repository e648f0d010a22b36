using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Meters;

[Trait("Id", "M7")]
public class GiveReadingsTests
{
    private static readonly UtilityId Tarnobrzeg = new("tarnobrzeg");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Customer customer = Given.Customer("39-29001", utility: Tarnobrzeg);
    private readonly SupplyPoint point;
    private readonly Meter meter;

    public GiveReadingsTests()
    {
        point = Given.Point(customer, "P-1");
        meter = Given.Meter(point, "65215917");
    }

    [Theory, OnEachDatabase]
    public async Task Usual_IsAcceptedAndToldByMail(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        var outcome = (await GiveAsync(home, 421.8m)).ShouldHaveSingleItem();

        outcome.Status.ShouldBe(GivenState.Accepted);
        outcome.Verdict.Use.ShouldBe(9.3m);
        var mail = await home.App.MailAsync(to: "jan@przyklad.example", subject: "Otrzymaliśmy stan licznika");
        mail.Text.ShouldContain("Licznik 65215917: 421,8 m³ z dnia 20.11.2026 – przyjęty");
        (await ListAsync(home)).ShouldHaveSingleItem().Status.ShouldBe(GivenState.Accepted);
    }

    [Theory, OnEachDatabase]
    public async Task Questioned_IsKeptForStaffOnceThereIsAReason(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        var asked = (await GiveAsync(home, 409m)).ShouldHaveSingleItem();
        asked.Verdict.Question.ShouldBe(ReadingQuestion.LowerThanLast);
        asked.Status.ShouldBeNull();
        (await ListAsync(home)).ShouldBeEmpty();

        var answered = (await GiveAsync(home, 409m, ReadingReason.LastWasMistaken)).ShouldHaveSingleItem();
        answered.Status.ShouldBe(GivenState.New);
        (await ListAsync(home)).ShouldHaveSingleItem().Status.ShouldBe(GivenState.New);
    }

    [Theory, OnEachDatabase]
    public async Task SentTwice_IsStoredOnce(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var request = Guid.NewGuid();

        var both = await Task.WhenAll(GiveAsync(home, 421m, request: request), GiveAsync(home, 421m, request: request));

        both.ShouldAllBe(o => o.Single().Status == GivenState.Accepted);
        (await ListAsync(home)).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task TwoForms_OnePerPeriod(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);

        var both = await Task.WhenAll(GiveAsync(home, 421m), GiveAsync(home, 422m));

        both.Count(o => o.Single().Status == GivenState.Accepted).ShouldBe(1);
        both.Count(o => o.Single().Verdict.Refusal == ReadingRefusal.GivenAlready).ShouldBe(1);
        (await ListAsync(home)).Count.ShouldBe(1);
        // The next period begins on the twentieth of the next month.
        home.App.Clock.Advance(TimeSpan.FromDays(30));
        (await GiveAsync(home, 430m, on: Today.AddDays(30))).Single().Status.ShouldBe(GivenState.Accepted);
    }

    [Theory, OnEachDatabase]
    public async Task ImportedFromBilling_IsBilled(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        await GiveAsync(home, 421m);

        await home.Database.AddAsync(Given.Reading(meter, Today, 421m));

        (await ListAsync(home)).Single().Status.ShouldBe(GivenState.Billed);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task OthersMeter_IsNotFoundAndNothingIsStored(DatabaseKind kind)
    {
        var stranger = Given.Customer("39-29002", utility: Tarnobrzeg);
        var strangersPoint = Given.Point(stranger, "P-2");
        var strangersMeter = Given.Meter(strangersPoint, "99");
        await using var home = await OpenAsync(kind, stranger, strangersPoint, strangersMeter);
        var give = home.App.Services.GetRequiredService<GiveReadings>();

        var result = await give.RunAsync(
            await ActorAsync(home),
            Profile(home),
            [Input(meter, 421m), Input(strangersMeter, 5m)],
            TestContext.Current.CancellationToken
        );

        result.Refusal.ShouldBe(NotFound.Instance);
        (await ListAsync(home)).ShouldBeEmpty();
        // A manager of another point of the same customer.
        var partial = (await ActorAsync(home)) with
        {
            WholeCustomer = false,
        };
        (
            await give.RunAsync(partial, Profile(home), [Input(meter, 421m)], TestContext.Current.CancellationToken)
        ).Refusal.ShouldBe(NotFound.Instance);
    }

    [Fact]
    public async Task Page_TakesSlipsQuestionsAndReasons()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        var form = await home.GetAsync("odczyt");
        form.MainText.ShouldContain("Ostatni stan: 412,5 m³ z 20.10.2026");
        form.MainText.ShouldContain("Stan można podać do 5 grudnia 2026");

        var slip = await home.Client.SubmitAsync(form, "Wyślij stan", ("Przed przecinkiem", "42a"));
        slip.MainText.ShouldContain("Wpisz same cyfry");
        slip.Page.QuerySelector("input.dial-whole")!.GetAttribute("value").ShouldBe("42a");

        var asked = await home.Client.SubmitAsync(slip, "Wyślij stan", ("Przed przecinkiem", "00409"));
        asked.MainText.ShouldContain("Stan jest niższy niż ostatni: 412,5 m³ z 20.10.2026.");
        asked.Page.QuerySelector("input.dial-whole")!.GetAttribute("value").ShouldBe("00409");

        var sent = await home.Client.SubmitAsync(asked, "Wyślij mimo to", ("Typed.Rows[0].Reason", "LastWasMistaken"));
        sent.Status.ShouldBe(System.Net.HttpStatusCode.Found);
        sent = await home.Client.GetAsync(sent.Location!);
        sent.MainText.ShouldContain("Do sprawdzenia przez pracownika: 1 odczyt.");
        Answer.Fold(sent.Page.QuerySelector("table tbody tr")!.TextContent).ShouldContain("409 m³ sprawdzany");
        sent.Page.QuerySelector("input.dial-whole").ShouldBeNull();
    }

    [Fact]
    public async Task OutsideTheWindow_SaysWhenItOpens()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        home.App.Clock.Advance(TimeSpan.FromDays(18));
        await home.Client.SignInAsync(home.Slug, customer.Code, CustomerAtHome.Password);

        var form = await home.GetAsync("odczyt");

        form.MainText.ShouldContain("Stan licznika będzie można podać od 20 grudnia 2026 do 5 stycznia 2027.");
        form.Page.QuerySelector("form[method=post] .dial").ShouldBeNull();
    }

    [Fact]
    public async Task UtilityThatTakesNone_HasNoSuchPage()
    {
        var payer = Given.Customer("0012417");
        await using var home = await CustomerAtHome.SignInAsync(DatabaseKind.Sqlite, payer);
        (await home.GetAsync("odczyt")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<CustomerAtHome> OpenAsync(DatabaseKind kind, params Ebok.Core.Data.IOfUtility[] more)
    {
        var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            [
                point,
                meter,
                Given.Reading(meter, new(2025, 10, 20), 302.5m),
                Given.Reading(meter, new(2026, 10, 20), 412.5m),
                .. more,
            ]
        );
        await home.App.Store.WriteAsync(
            Tarnobrzeg,
            db =>
                db.Users.ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Email, "jan@przyklad.example"),
                    TestContext.Current.CancellationToken
                ),
            TestContext.Current.CancellationToken
        );
        return home;
    }

    private async Task<IReadOnlyList<ReadingOutcome>> GiveAsync(
        CustomerAtHome home,
        decimal state,
        ReadingReason? reason = null,
        Guid? request = null,
        DateOnly? on = null
    )
    {
        var input = Input(meter, state) with { Reason = reason, Request = request ?? Guid.NewGuid() };
        var result = await home
            .App.Services.GetRequiredService<GiveReadings>()
            .RunAsync(
                await ActorAsync(home),
                Profile(home),
                [input with { Given = new(on ?? Today, state) }],
                TestContext.Current.CancellationToken
            );
        result.TryGet(out var outcomes, out var refusal).ShouldBeTrue(refusal?.Code);
        return outcomes!;
    }

    private static ReadingInput Input(Meter meter, decimal state) => new(meter.Id, Guid.NewGuid(), new(Today, state));

    private async Task<IReadOnlyList<GivenRow>> ListAsync(CustomerAtHome home) =>
        (
            await home
                .App.Services.GetRequiredService<ListGivenReadings>()
                .RunAsync(await ActorAsync(home), null, new(1), TestContext.Current.CancellationToken)
        ).Rows;

    private async Task<Actor> ActorAsync(CustomerAtHome home) =>
        new(
            Tarnobrzeg,
            new(
                await home.Database.ReadAsync(
                    Tarnobrzeg,
                    db => db.Users.Select(a => a.Id).SingleAsync(TestContext.Current.CancellationToken)
                )
            ),
            customer.Id,
            WholeCustomer: true
        );

    private static UtilityProfile Profile(CustomerAtHome home) =>
        home.App.Services.GetRequiredService<UtilityCatalog>().Find("tarnobrzeg")!;
}
