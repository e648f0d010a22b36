using System.Net;
using Ebok.Core.Attachments;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ebok.Tests.Attachments;

[Trait("Id", "K10")]
public class VirusScannerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ClamdMood.Works, "zwykły list", ScanVerdict.Clean)]
    [InlineData(ClamdMood.Works, ClamdStandIn.Eicar, ScanVerdict.Infected)]
    [InlineData(ClamdMood.Silent, "zwykły list", ScanVerdict.Unknown)]
    [InlineData(ClamdMood.HangsUp, "zwykły list", ScanVerdict.Unknown)]
    [InlineData(ClamdMood.Complains, "zwykły list", ScanVerdict.Unknown)]
    internal async Task Scan_ByMood_NeverCallsAFileCleanThatWasNotLookedAt(
        ClamdMood mood,
        string text,
        ScanVerdict expected
    )
    {
        await using var clamd = new ClamdStandIn { Mood = mood };
        // Longer than a piece: what is sought stands at the end of the last one.
        using var file = new MemoryStream([.. new byte[200_000], .. SampleFiles.Text(text)]);

        (await Scanner(clamd.Address).ScanAsync(file, TimeSpan.FromMilliseconds(400), Cancel)).ShouldBe(expected);
    }

    [Fact]
    public async Task Scan_Away_IsUnknown_AndNobodyWaitsTwice()
    {
        string address;
        await using (var clamd = new ClamdStandIn())
            address = clamd.Address;
        var scanner = Scanner(address);
        using var file = new MemoryStream(new byte[10]);

        (await scanner.ScanAsync(file, TimeSpan.FromSeconds(5), Cancel)).ShouldBe(ScanVerdict.Unknown);
        (await scanner.ScanAsync(file, TimeSpan.FromSeconds(5), Cancel)).ShouldBe(ScanVerdict.Unknown);
    }

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl")]
    [InlineData("127.0.0.1:3310", "127.0.0.1:3310")]
    [InlineData("clamd:3310", "clamd:3310")]
    [InlineData("clamd", null)]
    [InlineData("clamd:0", null)]
    [InlineData(":3310", null)]
    public void Address_IsAPathOrHostAndPort(string setting, string? address) =>
        ClamdAddress.Parse(setting)?.ToString().ShouldBe(address);

    [Theory, OnEachDatabase]
    public async Task Send_Infected_IsRefusedAndNothingIsLeft(DatabaseKind kind)
    {
        await using var clamd = new ClamdStandIn();
        await using var office = await CaseOffice.OpenAsync(kind, ("Ebok:ClamAv", clamd.Address));

        var refused = await SendAsync(office, ("umowa.pdf", SampleFiles.Pdf(ClamdStandIn.Eicar)));

        refused.MainText.ShouldContain("umowa.pdf: program antywirusowy znalazł w tym pliku zagrożenie");
        Files(office).ShouldBeEmpty();
        (await office.Home.Database.ReadAsync(Given.Utility, db => db.Attachments.CountAsync(Cancel))).ShouldBe(0);
        var sent = await SendAsync(office, ("umowa.pdf", SampleFiles.Pdf()));
        (await FirstFileAsync(office, sent)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(ClamdMood.HangsUp, false)]
    [InlineData(ClamdMood.HangsUp, true)]
    [InlineData(ClamdMood.Complains, false)]
    internal async Task Send_NotLookedAt_IsHeldUntilItIs(ClamdMood mood, bool infected)
    {
        await using var clamd = new ClamdStandIn { Mood = mood };
        await using var office = await CaseOffice.OpenAsync(DatabaseKind.Sqlite, ("Ebok:ClamAv", clamd.Address));

        var sent = await SendAsync(office, ("skan.pdf", SampleFiles.Pdf(infected ? ClamdStandIn.Eicar : "")));

        var letter = await office.Home.Client.OpenAsync(sent.Location!);
        letter.MainText.ShouldContain("1 kB – czeka na sprawdzenie programem antywirusowym");
        letter.Page.QuerySelector("a[download]").ShouldBeNull();
        // Whoever guesses the address gets nothing either.
        var id = await office.Home.Database.ReadAsync(
            Given.Utility,
            db => db.Attachments.Select(a => a.Id).SingleAsync(Cancel)
        );
        var address = letter.Response.RequestMessage!.RequestUri!.AbsolutePath + $"/zalaczniki/{id.Value}";
        (await office.Home.Client.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);

        clamd.Mood = ClamdMood.Works;
        office.Home.App.Clock.Advance(TimeSpan.FromMinutes(2));
        await office.Get<CheckHeldFiles>().RunOnceAsync(Cancel);

        letter = await office.Home.Client.OpenAsync(sent.Location!);
        letter.MainText.ShouldContain(
            infected ? "usunięty: program antywirusowy znalazł w nim zagrożenie" : "skan.pdf"
        );
        (await office.Home.Client.GetAsync(address)).Status.ShouldBe(
            infected ? HttpStatusCode.NotFound : HttpStatusCode.OK
        );
        if (infected)
            Files(office).ShouldBeEmpty();
    }

    private static ClamdScanner Scanner(string address) =>
        new(ClamdAddress.Parse(address)!, TimeProvider.System, NullLogger<ClamdScanner>.Instance);

    private static async Task<Answer> SendAsync(CaseOffice office, params (string, byte[])[] files)
    {
        var form = await office.Home.GetAsync("wnioski?rodzaj=wniosek");
        return await office.Home.Client.SubmitAsync(form, "Wyślij", files, ("Treść", "Proszę o odczyt."));
    }

    private static async Task<Answer> FirstFileAsync(CaseOffice office, Answer sent)
    {
        var letter = await office.Home.Client.OpenAsync(sent.Location!);
        return await office.Home.Client.GetAsync(letter.Page.QuerySelector("a[download]")!.GetAttribute("href")!);
    }

    private static string[] Files(CaseOffice office) =>
        Directory.GetFiles(Path.Combine(office.Home.Database.Folder, "files"), "*", SearchOption.AllDirectories);
}
