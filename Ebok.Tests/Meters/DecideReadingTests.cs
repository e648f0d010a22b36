using Ebok.Core.Audit;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Attachments;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Meters;

[Trait("Id", "O3")]
public class DecideReadingTests
{
    private static readonly UtilityId Tarnobrzeg = new("tarnobrzeg");
    private static readonly DateOnly Today = new(2026, 11, 20);
    private readonly Customer customer = Given.Customer("39-29001", utility: Tarnobrzeg);
    private readonly SupplyPoint point;
    private readonly Meter meter;

    public DecideReadingTests()
    {
        point = Given.Point(customer, "P-1");
        meter = Given.Meter(point, "65215917");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Accept_TellsTheCustomerAndTheTrail(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var id = await GivenAsync(home);

        (await Decide(home).AcceptAsync(Clerk(), id, Cancel)).ShouldBeNull();

        var mail = await home.App.MailAsync(to: "jan@przyklad.example", subject: "Sprawdziliśmy");
        mail.Text.ShouldContain("Podany stan został przyjęty");
        mail.Text.ShouldContain("Licznik 65215917: 409 m³ z dnia 20.11.2026 – przyjęty");
        (await RowAsync(home, id)).Status.ShouldBe(GivenState.Accepted);
        (await ActsAsync(home)).ShouldContain((AuditAct.ReadingAccepted, id));
    }

    [Theory, OnEachDatabase]
    public async Task Refuse_NeedsAReason_AndLetsHimGiveAnother(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var id = await GivenAsync(home);

        (await Decide(home).RefuseAsync(Clerk(), id, "  ", Cancel)).ShouldBeOfType<ReasonMissing>();
        (
            await Decide(home).RefuseAsync(Clerk(), id, "wpłata na 61 1090 1014 0000 0712 1981 2874", Cancel)
        ).ShouldBeOfType<ReasonHasAccountNumber>();
        (await RowAsync(home, id)).Status.ShouldBe(GivenState.New);
        (await Decide(home).RefuseAsync(Clerk(), id, "Na zdjęciu jest 00419.", Cancel)).ShouldBeNull();

        var mail = await home.App.MailAsync(to: "jan@przyklad.example", subject: "Sprawdziliśmy");
        mail.Text.ShouldContain("Powód: Na zdjęciu jest 00419.");
        (await home.GetAsync("odczyt")).MainText.ShouldContain("Na zdjęciu jest 00419.");
        var again = await home.Client.SubmitAsync(
            await home.GetAsync("odczyt"),
            "Wyślij stan",
            ("Przed przecinkiem", "00419")
        );
        again.Location.ShouldNotBeNull().ShouldContain("przyjete=1");
    }

    [Theory, OnEachDatabase]
    public async Task TwoClerksAtOnce_SecondIsToldWhoDecided(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var id = await GivenAsync(home);
        await home.App.AddStaffAsync("anna", StaffRole.Clerk, "tarnobrzeg");
        var anna = await home.Database.ReadAsync(Tarnobrzeg, db => db.Staff.Select(s => s.Id).SingleAsync(Cancel));
        var clerk = Clerk() with { Staff = anna };

        var both = await Task.WhenAll(
            Decide(home).AcceptAsync(clerk, id, Cancel),
            Decide(home).RefuseAsync(clerk, id, "Inny stan na zdjęciu", Cancel)
        );

        both.Count(r => r is null).ShouldBe(1);
        both.OfType<DecidedMeanwhile>().ShouldHaveSingleItem().By.ShouldBe("anna");
        (await ActsAsync(home)).Count(a => a.Target == id).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task ReaderAndOtherUtility_DecideNothing(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var id = await GivenAsync(home);

        (
            await Decide(home).AcceptAsync(Clerk() with { Role = StaffRole.Reader }, id, Cancel)
        ).ShouldBeOfType<NotOfYourRole>();
        (
            await Decide(home).RefuseAsync(Clerk() with { Role = StaffRole.Reader }, id, "bo tak", Cancel)
        ).ShouldBeOfType<NotOfYourRole>();
        (await Decide(home).AcceptAsync(Clerk() with { Utility = new("mpwik") }, id, Cancel)).ShouldBe(
            NotFound.Instance
        );
        (await RowAsync(home, id)).Status.ShouldBe(GivenState.New);
    }

    [Theory, OnEachDatabase]
    public async Task Photo_IsItsOwnersAndTheStaffs(DatabaseKind kind)
    {
        await using var home = await OpenAsync(kind);
        var jpeg = SampleFiles.Jpeg(640, 480);
        var form = await home.GetAsync("odczyt");
        form.Page.QuerySelector("input[type=file]")!.GetAttribute("capture").ShouldBe("environment");

        var sent = await home.Client.SubmitAsync(
            form,
            "Wyślij stan",
            [($"zdjecie-{meter.Id.Value:N}|IMG_0001.JPG", jpeg)],
            ("Przed przecinkiem", "00421")
        );

        sent.Location.ShouldNotBeNull().ShouldContain("przyjete=1");
        var list = await home.Client.OpenAsync(sent.Location);
        var photo = list.Page.QuerySelector("a[href$='/zdjecie']")!.GetAttribute("href")!;
        var file = await home.Client.GetAsync(photo);
        file.Bytes.ShouldBe(jpeg);
        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        file.Response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        using var clerk = await home.App.StaffClientAsync("anna", StaffRole.Clerk, "tarnobrzeg");
        (
            await clerk.GetAsync(
                photo.Replace("/tarnobrzeg/odczyt/", "/operator/tarnobrzeg/odczyty/", StringComparison.Ordinal)
            )
        ).Bytes.ShouldBe(jpeg);
    }

    [Theory]
    [InlineData("program.jpg", "to nie jest żaden z plików, które przyjmujemy (JPG, PNG, HEIC)")]
    [InlineData("pismo.pdf", "tego rodzaju plików nie przyjmujemy")]
    [InlineData("bomba.png", "obraz ma zbyt duże wymiary")]
    [InlineData("dwa.jpg", "ukryty jest drugi plik")]
    public async Task Photo_ThatIsNone_IsRefusedAndNothingIsSent(string name, string told)
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        byte[] bytes = name switch
        {
            "program.jpg" => SampleFiles.Program(),
            "pismo.pdf" => SampleFiles.Pdf(),
            "bomba.png" => SampleFiles.Png(100_000, 100_000),
            _ => [.. SampleFiles.Jpeg(10, 10), .. SampleFiles.Zip([("a.txt", SampleFiles.Text("a"))])],
        };

        var sent = await home.Client.SubmitAsync(
            await home.GetAsync("odczyt"),
            "Wyślij stan",
            [($"zdjecie-{meter.Id.Value:N}|{name}", bytes)],
            ("Przed przecinkiem", "00421")
        );

        sent.MainText.ShouldContain(told);
        sent.Page.QuerySelector("input.dial-whole")!.GetAttribute("value").ShouldBe("00421");
        (await home.Database.ReadAsync(Tarnobrzeg, db => db.CustomerReadings.CountAsync(Cancel))).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_ShowTheQueueAndTheNumbers_AndDecide()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);
        var id = await GivenAsync(home);
        using var clerk = await home.App.StaffClientAsync("anna", StaffRole.Clerk, "tarnobrzeg");

        var queue = await clerk.OpenAsync("/operator/tarnobrzeg/odczyty");
        queue.MainText.ShouldContain("Do decyzji (1)");
        queue.MainText.ShouldContain("Niższy niż ostatni");
        var page = await clerk.OpenAsync($"/operator/tarnobrzeg/odczyty/{id}");
        page.MainText.ShouldContain("412,5 m³ z 20.10.2026");
        page.MainText.ShouldContain("Poprzedni odczyt był pomyłką");
        page.MainText.ShouldContain("Zużycie w miesiącach");

        var missing = await clerk.SubmitAsync(page, "Odrzuć odczyt", ("Typed.Template", "inny"));
        missing.MainText.ShouldContain("Wybierz powód albo napisz go własnymi słowami");
        var refused = await clerk.SubmitAsync(missing, "Odrzuć odczyt", ("Typed.Template", "cyfry"));
        (await clerk.OpenAsync(refused.Location!)).MainText.ShouldContain("Odczyt odrzucono");
        var late = await clerk.SubmitAsync(page, "Przyjmij odczyt");
        late.MainText.ShouldContain("O tym odczycie zdecydowano już: anna");
        (await clerk.OpenAsync("/operator/tarnobrzeg/odczyty?stan=odrzucone")).MainText.ShouldContain("65215917");
    }

    [Fact]
    [Trait("Id", "C1")]
    public async Task History_DownloadsAsCsv()
    {
        await using var home = await OpenAsync(DatabaseKind.Sqlite);

        var csv = await home.GetAsync($"liczniki/{meter.Id.Value}/odczyty.csv");

        csv.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe("odczyty-65215917.csv");
        csv.Text.ShouldBe(
            "\uFEFFdata;stan;zużycie;jednostka;rodzaj odczytu;kto odczytał\r\n"
                + "2025-10-20;302,5;;\"m³\";\"odczyt inkasenta\";\"\"\r\n2026-10-20;412,5;110;\"m³\";\"odczyt inkasenta\";\"\"\r\n"
        );
    }

    private async Task<CustomerAtHome> OpenAsync(DatabaseKind kind)
    {
        var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            point,
            meter,
            Given.Reading(meter, new(2025, 10, 20), 302.5m),
            Given.Reading(meter, new(2026, 10, 20), 412.5m, 110m)
        );
        await home.App.Store.WriteAsync(
            Tarnobrzeg,
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, "jan@przyklad.example"), Cancel),
            Cancel
        );
        return home;
    }

    private async Task<Guid> GivenAsync(CustomerAtHome home)
    {
        var account = await home.Database.ReadAsync(Tarnobrzeg, db => db.Users.Select(a => a.Id).SingleAsync(Cancel));
        var given = Given.GivenReading(meter, Today, 409m, account: new AccountId(account));
        await home.Database.AddAsync(given);
        return given.Id;
    }

    private static DecideReading Decide(CustomerAtHome home) => home.App.Services.GetRequiredService<DecideReading>();

    private static StaffActor Clerk() => new(Tarnobrzeg, StaffId.New(), StaffRole.Clerk, "192.0.2.1");

    private static Task<CustomerReading> RowAsync(CustomerAtHome home, Guid id) =>
        home.Database.ReadAsync(Tarnobrzeg, db => db.CustomerReadings.SingleAsync(r => r.Id == id, Cancel));

    private static async Task<List<(AuditAct Act, Guid? Target)>> ActsAsync(CustomerAtHome home)
    {
        await using var db = home.Database.Store.ReadAll();
        var records = await db.Audit.Select(r => new { r.Act, r.Target }).ToListAsync(Cancel);
        return records.ConvertAll(r => (r.Act, r.Target));
    }
}
