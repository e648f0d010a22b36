using System.Net;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Asking;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Meters;

/// <summary>Readings by the link of a mail, without sign-in.</summary>
[Trait("Id", "M7")]
public class ReadingLinkTests
{
    private static readonly UtilityId Tarnobrzeg = new("tarnobrzeg");
    private static readonly StaffActor Manager = new(Tarnobrzeg, StaffId.New(), StaffRole.Manager, "192.0.2.1");
    private readonly Customer customer = Given.Customer("39-29001", "Maria Nowakowska-Przykładowa", Tarnobrzeg);
    private readonly Customer withoutEmail = Given.Customer("39-29002", utility: Tarnobrzeg);
    private readonly Customer read = Given.Customer("39-29003", utility: Tarnobrzeg);
    private readonly Meter meter;
    private readonly Meter readMeter;
    private readonly Core.Data.IOfUtility[] rows;

    public ReadingLinkTests()
    {
        (customer.Email, read.Email) = ("maria@przyklad.example", "odczytany@przyklad.example");
        var point = Given.Point(customer, "P-1");
        var (second, third) = (Given.Point(withoutEmail, "P-2"), Given.Point(read, "P-3"));
        (meter, readMeter) = (Given.Meter(point, "65215917"), Given.Meter(third, "33"));
        rows =
        [
            withoutEmail,
            read,
            point,
            second,
            third,
            meter,
            Given.Meter(second, "22"),
            readMeter,
            Given.Reading(meter, new(2025, 10, 20), 302.5m),
            Given.Reading(meter, new(2026, 10, 20), 412.5m),
        ];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Ask_EmailAndNoReading_GetsOneMail_TheOthersNone(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind, Given.Reading(readMeter, new(2026, 11, 20), 5m));
        var ask = home.App.Services.GetRequiredService<AskForReadings>();
        // Counted beforehand, as in a large utility: forgotten when customers are asked.
        await home
            .App.Services.GetRequiredService<UnreadBeforehand>()
            .CountAsync(home.App.Services.GetRequiredService<UtilityCatalog>().Find("tarnobrzeg")!, Cancel);
        var read = home.App.Services.GetRequiredService<ReadAsking>();
        var before = (await read.RunAsync(Manager, Cancel)).ShouldNotBeNull();
        (before.Unread, before.ToAsk, before.CountedAt is null).ShouldBe((2, 1, false));

        (await ask.RunAsync(Manager with { Role = StaffRole.Clerk }, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        var both = await Task.WhenAll(ask.RunAsync(Manager, Cancel), ask.RunAsync(Manager, Cancel));

        both.Sum(r => r.TryGet(out var asked, out _) ? asked.Sent : 0).ShouldBe(1);
        var mail = await home.App.MailAsync(to: "maria@przyklad.example", subject: "Podaj stan wodomierza");
        mail.Text.ShouldNotContain("Nowakowska");
        mail.Text.ShouldNotContain("Źródlana");
        (await home.Database.ReadAsync(Tarnobrzeg, db => db.Outbox.CountAsync(Cancel))).ShouldBe(1);
        var view = await read.RunAsync(Manager, Cancel);
        view.ShouldBe(new AskingView(new(2026, 11, 20), null, Unread: 2, ToAsk: 0, Asked: 1, Answered: 0));
    }

    [Theory, OnEachDatabase]
    public async Task Link_GivesOnce_ShowsNothingOfTheCustomer(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        using var stranger = home.App.NewClient();
        var link = await LinkAsync(home);

        var opened = await stranger.GetAsync(link);
        // Out of the address at once.
        opened.Location.ShouldBe("/tarnobrzeg/podaj-stan");
        var form = await stranger.OpenAsync(link);
        form.MainText.ShouldContain("65215917");
        foreach (var secret in new[] { "Nowakowska", "Źródlana", "39-29001", "412,5", "20.10.2026" })
            form.Text.ShouldNotContain(secret);
        var asked = await stranger.SubmitAsync(form, "Wyślij stan", ("Przed przecinkiem", "00409"));
        asked.MainText.ShouldContain("Stan jest niższy niż ostatni.");
        asked.Text.ShouldNotContain("412,5");
        // It opens nothing else.
        (await stranger.GetAsync("/tarnobrzeg/start"))
            .Location.ShouldNotBeNull()
            .ShouldContain("/logowanie");

        var given = await stranger.SubmitAsync(asked, "Wyślij mimo to", ("Przed przecinkiem", "00421"));
        (await stranger.OpenAsync(given.Location!)).MainText.ShouldContain("Dziękujemy, mamy Twój odczyt");
        var again = await stranger.SubmitAsync(form, "Wyślij stan", ("Przed przecinkiem", "00430"));
        again.MainText.ShouldContain("Ten odnośnik już nie działa");
        (await stranger.OpenAsync(link)).MainText.ShouldContain("Ten odnośnik już nie działa");

        var row = await home.Database.ReadAsync(Tarnobrzeg, db => db.CustomerReadings.SingleAsync(Cancel));
        row.ShouldSatisfyAllConditions(
            r => r.State.ShouldBe(421m),
            r => r.Account.ShouldBeNull(),
            r => r.Link.ShouldNotBeNull(),
            r => r.Status.ShouldBe(GivenState.Accepted)
        );
        (await home.App.MailAsync(to: "maria@przyklad.example", subject: "Otrzymaliśmy")).Text.ShouldContain("421 m³");
    }

    [Theory, OnEachDatabase]
    public async Task Link_OfAnother_GivesNothingForMyMeter(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var link = await LinkAsync(home);
        var give = home.App.Services.GetRequiredService<GiveReadingsByLink>();
        var token = link[(link.IndexOf("k=", StringComparison.Ordinal) + 2)..];

        var result = await give.RunAsync(
            home.App.Services.GetRequiredService<UtilityCatalog>().Find("tarnobrzeg")!,
            token,
            [new(readMeter.Id, Guid.NewGuid(), new(new(2026, 11, 20), 5m))],
            Cancel
        );

        result.Refusal.ShouldBe(NotFound.Instance);
        (await home.Database.ReadAsync(Tarnobrzeg, db => db.CustomerReadings.CountAsync(Cancel))).ShouldBe(0);
        var hashes = await home.Database.ReadAsync(
            Tarnobrzeg,
            db => db.OneTimeSecrets.Select(s => s.Hash).ToListAsync(Cancel)
        );
        hashes.Count.ShouldBe(2);
        hashes.ShouldAllBe(hash => !hash.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(token)));
    }

    [Fact]
    public async Task Link_TooOldOrUnknown_IsDeadAllTheSame()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        using var stranger = home.App.NewClient();
        var link = await LinkAsync(home);
        var unknown = await stranger.OpenAsync("/tarnobrzeg/podaj-stan?k=" + new string('A', 43));

        home.App.Clock.Advance(TimeSpan.FromDays(8));
        var old = await stranger.OpenAsync(link);

        old.Status.ShouldBe(HttpStatusCode.OK);
        old.MainText.ShouldBe(unknown.MainText);
        old.MainText.ShouldContain("Ten odnośnik już nie działa");
    }

    [Theory, OnEachDatabase]
    public async Task Billed_IsMarkedAndToldOnce(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        using var stranger = home.App.NewClient();
        var form = await stranger.OpenAsync(await LinkAsync(home));
        var sent = await stranger.SubmitAsync(form, "Wyślij stan", ("Przed przecinkiem", "00421"));
        sent.Location.ShouldBe("/tarnobrzeg/podaj-stan?podano=1", sent.MainText);
        await home.Database.AddAsync(Given.Reading(meter, new(2026, 11, 20), 421m));
        var upkeep = home.App.Services.GetRequiredService<ReadingsUpkeep>();

        await upkeep.RunOnceAsync(Cancel);
        await upkeep.RunOnceAsync(Cancel);

        (
            await home.App.MailAsync(to: "maria@przyklad.example", subject: "Podany stan licznika został rozliczony")
        ).Text.ShouldContain("Licznik 65215917: 421 m³ z dnia 20.11.2026 – rozliczony");
        var row = await home.Database.ReadAsync(Tarnobrzeg, db => db.CustomerReadings.SingleAsync(Cancel));
        row.Status.ShouldBe(GivenState.Billed);
        (
            await home.Database.ReadAsync(
                Tarnobrzeg,
                db => db.Outbox.CountAsync(m => m.Subject.Contains("rozliczony"), Cancel)
            )
        ).ShouldBe(1);
    }

    [Fact]
    [Trait("Id", "O3")]
    public async Task Page_Manager_SendsAndSeesTheNumbers()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        using var manager = await home.App.StaffClientAsync("kierownik", StaffRole.Manager, "tarnobrzeg");
        using var clerk = await home.App.StaffClientAsync("anna", StaffRole.Clerk, "tarnobrzeg");

        (await clerk.OpenAsync("/operator/tarnobrzeg/odczyty/prosby")).MainText.ShouldContain(
            "Prośby wysyła kierownik"
        );
        var page = await manager.OpenAsync("/operator/tarnobrzeg/odczyty/prosby");
        var sent = await manager.SubmitAsync(page, "Wyślij prośbę o odczyt");

        (await manager.OpenAsync(sent.Location!)).MainText.ShouldContain("Wysłano 2 wiadomości.");
    }

    private Task<CustomerAtHome> OpenAsync(DatabaseKind kind, params Core.Data.IOfUtility[] more) =>
        CustomerAtHome.SignInAsync(kind, customer, [.. rows, .. more]);

    private static async Task<string> LinkAsync(CustomerAtHome home)
    {
        var ask = home.App.Services.GetRequiredService<AskForReadings>();
        (await ask.RunAsync(Manager, Cancel)).IsOk.ShouldBeTrue();
        var mail = await home.App.MailAsync(to: "maria@przyklad.example", subject: "Podaj stan wodomierza");
        var line = mail.Text.Split('\n').Single(l => l.Contains("/podaj-stan?k=", StringComparison.Ordinal)).Trim();
        return new Uri(line).PathAndQuery;
    }
}
