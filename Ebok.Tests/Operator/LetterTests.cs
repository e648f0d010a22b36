using System.Text.RegularExpressions;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Operator;

[Trait("Id", "K3")]
public partial class LetterTests
{
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Print_OneTimePassword_OpensTheAccountOnce(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var request = await ApprovedAsync(office);

        var text = await PrintAsync(office, request.Id);

        text.ShouldContain("Jan Przykładowy");
        text.ShouldContain("ul. Źródlana 7");
        text.ShouldContain("85-315 Bydgoszcz");
        text.ShouldContain("0012417");
        text.ShouldContain("/kpec/logowanie");
        (await SignsInAsync(office, PasswordIn(text))).ShouldBe(true);
        var view = await office.ReadAsync(request.Id);
        view.State.ShouldBe(RegistrationState.LetterPrinted);
        await using var db = office.Database.Store.Read(Given.Utility);
        (await db.Consents.CountAsync(Cancel)).ShouldBe(1);
        var stored = await db.Users.SingleAsync(Cancel);
        stored.PasswordHash!.ShouldNotContain(PasswordIn(text));
        (stored.PasswordGoodUntil!.Value - office.App.Clock.GetUtcNow()).TotalDays.ShouldBe(30, 0.1);
    }

    [Theory, OnEachDatabase]
    public async Task PrintAgain_MakesANewPassword_AndTheOldOneIsDead(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var request = await ApprovedAsync(office);
        var first = PasswordIn(await PrintAsync(office, request.Id));
        (await office.Service<MarkLettersSent>().RunAsync(Clerk, null, Cancel)).ShouldBe(1);

        var second = PasswordIn(await PrintAsync(office, request.Id));

        second.ShouldNotBe(first);
        (await SignsInAsync(office, first)).ShouldBe(false);
        (await SignsInAsync(office, second)).ShouldBe(true);
        (await office.ReadAsync(request.Id)).State.ShouldBe(RegistrationState.LetterPrinted);
        (await office.AuditedAsync())
            .Select(r => r.Act)
            .ShouldBe([
                AuditAct.RegistrationApproved,
                AuditAct.LetterPrinted,
                AuditAct.LetterSent,
                AuditAct.LetterPrinted,
            ]);
    }

    [Theory, OnEachDatabase]
    public async Task Print_OwnPasswordSet_IsNotTakenFromTheCustomer(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var request = await ApprovedAsync(office);
        var oneTime = PasswordIn(await PrintAsync(office, request.Id));
        using var client = office.App.NewClient();
        await client.SignInAsync("kpec", "0012417", oneTime);
        var page = await client.OpenAsync("/kpec/pierwsze-haslo");
        await client.SubmitAsync(
            page,
            "Zmień hasło",
            ("Aktualne hasło", oneTime),
            ("Nowe hasło", "Wisla7"),
            ("Potwierdź", "Wisla7")
        );

        (await office.ReadAsync(request.Id)).State.ShouldBe(RegistrationState.Active);
        (
            await office.Service<PrintLetters>().RunAsync(Clerk, request.Id, Cancel)
        ).Refusal.ShouldBeOfType<NothingToPrint>();
        (
            await office.Service<PrintCounterLetter>().RunAsync(Clerk, office.Customer.Id, Cancel)
        ).Refusal.ShouldBeOfType<NothingToPrint>();
        (await SignsInAsync(office, "Wisla7")).ShouldBe(true);
    }

    [Theory, OnEachDatabase]
    public async Task PrintAll_APageEach_AndAllMarkedAsPrinted(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        await ApprovedAsync(office);
        foreach (var code in new[] { "0012418", "0012419" })
        {
            var customer = Given.Customer(code, "Klient " + code);
            var request = GivenStaffWork.Registration(customer);
            await office.Database.AddAsync(customer, request);
            (
                await office.Service<ApproveRegistration>().RunAsync(Clerk, request.Id, customer.Id, 0, Cancel)
            ).IsOk.ShouldBeTrue();
        }

        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, null, Cancel);

        printed.TryGet(out var letters, out _).ShouldBeTrue();
        (letters!.Count, letters.Skipped).ShouldBe((3, 0));
        var text = await TextOfAsync(letters.Pdf);
        text.Count(c => c == '\f').ShouldBe(3);
        Passwords().Matches(text).Select(m => m.Value).Distinct().Count().ShouldBe(3);
        var rows = await office.Service<ListLetters>().RunAsync(Clerk, Cancel);
        rows.ShouldAllBe(r => r.State == RegistrationState.LetterPrinted);
        (await office.Service<PrintLetters>().RunAsync(Clerk, null, Cancel)).Refusal.ShouldBeOfType<NothingToPrint>();
    }

    [Fact]
    public async Task Address_StandsInTheWindowOfADlEnvelope()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        var request = await ApprovedAsync(office);
        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, request.Id, Cancel);
        printed.TryGet(out var letters, out _).ShouldBeTrue();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "list.pdf");
        await File.WriteAllBytesAsync(file, letters!.Pdf, Cancel);
        File.Copy(file, Path.Combine(Repository.Artifacts("letters"), "list.pdf"), overwrite: true);

        // 85 x 45 mm at 20, 45 mm, in points of the default resolution.
        var window = await ExternalTools.RunAsync(
            "pdftotext",
            "-r",
            "72",
            "-x",
            "57",
            "-y",
            "128",
            "-W",
            "241",
            "-H",
            "127",
            "-layout",
            file,
            "-"
        );

        window.ShouldContain("Jan Przykładowy");
        window.ShouldContain("ul. Źródlana 7");
        window.ShouldContain("85-315 Bydgoszcz");
        Passwords().IsMatch(window).ShouldBeFalse();
        window.ShouldNotContain("0012417");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "Q1")]
    public async Task Counter_Printed_SignsIn(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var make = office.Service<MakeCounterAccount>();

        (await make.RunAsync(Clerk, office.Customer.Id, null, byMail: false, Cancel)).IsOk.ShouldBeTrue();
        (await make.RunAsync(Clerk, office.Customer.Id, null, byMail: false, Cancel)).Refusal.ShouldBe(
            new CustomerHasAccount("0012417")
        );
        var printed = await office.Service<PrintCounterLetter>().RunAsync(Clerk, office.Customer.Id, Cancel);

        printed.TryGet(out var letters, out _).ShouldBeTrue();
        (await SignsInAsync(office, PasswordIn(await TextOfAsync(letters!.Pdf)))).ShouldBe(true);
        (await office.AuditedAsync()).Select(r => r.Act).ShouldBe([AuditAct.AccountMade, AuditAct.LetterPrinted]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "Q1")]
    public async Task Counter_Mailed_SignsIn(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var make = office.Service<MakeCounterAccount>();

        (
            await make.RunAsync(Clerk, office.Customer.Id, null, byMail: true, Cancel)
        ).Refusal.ShouldBeOfType<EmailNeeded>();
        (await make.RunAsync(Clerk, office.Customer.Id, "jan@example.pl", byMail: true, Cancel)).IsOk.ShouldBeTrue();

        var mail = await office.App.MailAsync("jan@example.pl");
        (await SignsInAsync(office, PasswordIn(mail.Text))).ShouldBe(true);
    }

    private static async Task<RegistrationRequest> ApprovedAsync(RegistrationQueueTests.Office office)
    {
        var request = GivenStaffWork.Registration(office.Customer);
        await office.Database.AddAsync(request);
        var approved = await office
            .Service<ApproveRegistration>()
            .RunAsync(Clerk, request.Id, office.Customer.Id, 0, Cancel);
        approved.TryGet(out var state, out _).ShouldBeTrue();
        state.ShouldBe(RegistrationState.LetterToPrint);
        return request;
    }

    private static async Task<string> PrintAsync(RegistrationQueueTests.Office office, RegistrationId id)
    {
        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, id, Cancel);
        printed.TryGet(out var letters, out var refusal).ShouldBeTrue(refusal?.Code);
        return await TextOfAsync(letters!.Pdf);
    }

    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "list.pdf");
        await File.WriteAllBytesAsync(file, pdf, Cancel);
        return await ExternalTools.RunAsync("pdftotext", "-layout", file, "-");
    }

    private static async Task<bool> SignsInAsync(RegistrationQueueTests.Office office, string password) =>
        (
            await office
                .Service<SignIn>()
                .RunAsync(
                    office.Service<UtilityCatalog>().Find("kpec")!,
                    new("0012417", password, false),
                    new Caller(null, null),
                    Cancel
                )
        ).IsOk;

    internal static string PasswordIn(string text)
    {
        var password = Passwords().Match(text).Value;
        password.ShouldNotBeEmpty(text);
        return password;
    }

    [GeneratedRegex(@"\b[A-Za-z2-9]{4}-[A-Za-z2-9]{4}-[A-Za-z2-9]{4}\b")]
    private static partial Regex Passwords();
}
