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
            await office.Service<PrintLetters>().RunAsync(Clerk, [request.Id], Cancel)
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
            await ApprovedAsync(office, Given.Customer(code, "Klient " + code));

        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, null, Cancel);

        printed.TryGet(out var letters, out _).ShouldBeTrue();
        (letters!.Count, letters.Skipped).ShouldBe((3, 0));
        var text = await TextOfAsync(letters.Pdf);
        text.Count(c => c == '\f').ShouldBe(3);
        Passwords().Matches(text).Select(m => m.Value).Distinct().Count().ShouldBe(3);
        var view = await office.Service<ListLetters>().RunAsync(Clerk, printed: true, null, Sort.None, new(1), Cancel);
        (view.ToPrint, view.Printed, view.Letters.Rows.Count).ShouldBe((0, 3, 3));
        view.Letters.Rows.ShouldAllBe(r => r.PrintedAt != null);
        (await office.Service<PrintLetters>().RunAsync(Clerk, null, Cancel)).Refusal.ShouldBeOfType<NothingToPrint>();
    }

    /// <summary>Over HTTP, as the forms of the list send it: those that are ticked and no others; nothing ticked is
    /// nothing, not all.</summary>
    [Theory, OnEachDatabase]
    public async Task Ticked_ArePrintedAndSent_TheOthersStay(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var letters = new List<RegistrationRequest> { await ApprovedAsync(office) };
        foreach (var code in new[] { "0012418", "0012419" })
            letters.Add(await ApprovedAsync(office, Given.Customer(code, "Klient " + code)));
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        using var reader = await office.App.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");
        var page = await clerk.OpenAsync("/operator/kpec/listy");
        page.MainText.ShouldContain("List do wydruku (3)");
        page.MainText.ShouldContain("Drukuj wszystkie (3)");
        page.Page.QuerySelectorAll("input[name=rejestracja][form=zaznaczone]").Length.ShouldBe(3);
        page.Page.QuerySelectorAll(".grid form[action$='/druk']").Length.ShouldBe(3);
        var looks = await reader.OpenAsync("/operator/kpec/listy");
        looks.Page.QuerySelectorAll("main form[method=post]").ShouldBeEmpty("a reader prints nothing");

        (await PostAsync("druk")).Location.ShouldBe("/operator/kpec/listy?nic=zaznacz");
        var file = await PostAsync("druk", letters[0], letters[2]);

        file.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await TextOfAsync(file.Bytes)).Count(c => c == '\f').ShouldBe(2);
        await ShouldStandAsync(
            RegistrationState.LetterPrinted,
            RegistrationState.LetterToPrint,
            RegistrationState.LetterPrinted
        );
        (await clerk.OpenAsync("/operator/kpec/listy")).MainText.ShouldContain("List wydrukowany (2)");

        var nothing = await PostAsync("wyslane");
        nothing.Location.ShouldBe("/operator/kpec/listy?stan=wydrukowane&nic=zaznacz");
        (await clerk.OpenAsync(nothing.Location!)).MainText.ShouldContain("Nic nie zaznaczono");
        // One that is not printed is not in the post either.
        var sent = await PostAsync("wyslane", letters[0], letters[1]);
        (await clerk.OpenAsync(sent.Location!)).MainText.ShouldContain("Oznaczono jako wysłane.");
        await ShouldStandAsync(
            RegistrationState.LetterSent,
            RegistrationState.LetterToPrint,
            RegistrationState.LetterPrinted
        );
        (await PostAsync($"{letters[1].Id.Value}/druk")).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        await PostAsync($"{letters[2].Id.Value}/wyslane");
        await ShouldStandAsync(
            RegistrationState.LetterSent,
            RegistrationState.LetterPrinted,
            RegistrationState.LetterSent
        );

        async Task<Answer> PostAsync(string act, params RegistrationRequest[] ticked)
        {
            var token = page.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var post = new HttpRequestMessage(HttpMethod.Post, "/operator/kpec/listy/" + act)
            {
                Content = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", token),
                    .. ticked.Select(t => KeyValuePair.Create("rejestracja", t.Id.Value.ToString())),
                ]),
            };
            return await clerk.SendAsync(post);
        }

        async Task ShouldStandAsync(params RegistrationState[] states)
        {
            foreach (var (letter, state) in letters.Zip(states))
                (await office.ReadAsync(letter.Id)).State.ShouldBe(state);
        }
    }

    [Theory, OnEachDatabase]
    public async Task MoreThanFitInAFile_TheOldestArePrinted_ThePageSaysSo(DatabaseKind kind)
    {
        const int Waiting = PrintLetters.MostAtOnce + 2;
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        for (var i = 0; i < Waiting; i++)
        {
            var customer = Given.Customer($"00{i:00}999", $"Klient {i:00}");
            var request = GivenStaffWork.Registration(customer, at: Given.Imported.AddMinutes(i));
            request.State = RegistrationState.LetterToPrint;
            await office.Database.AddAsync(customer, request);
        }
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        var page = await clerk.OpenAsync("/operator/kpec/listy");
        page.MainText.ShouldContain("najwyżej 50 listów");

        var file = await clerk.SubmitAsync(page, "Drukuj najstarsze 50 z 52");

        (await TextOfAsync(file.Bytes)).Count(c => c == '\f').ShouldBe(PrintLetters.MostAtOnce);
        var left = await office
            .Service<ListLetters>()
            .RunAsync(Clerk, printed: false, null, new("kod", Down: true), new(1), Cancel);
        left.Letters.Rows.Select(r => r.Name).ShouldBe(["Klient 51", "Klient 50"]);
    }

    [Fact]
    public async Task Address_StandsInTheWindowOfADlEnvelope()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        var request = await ApprovedAsync(office);
        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, [request.Id], Cancel);
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

    // Of the office's customer, or of another one, who is new.
    private static async Task<RegistrationRequest> ApprovedAsync(
        RegistrationQueueTests.Office office,
        Core.Customers.Customer? another = null
    )
    {
        var customer = another ?? office.Customer;
        var request = GivenStaffWork.Registration(customer);
        if (another is not null)
            await office.Database.AddAsync(another);
        await office.Database.AddAsync(request);
        var approved = await office.Service<ApproveRegistration>().RunAsync(Clerk, request.Id, customer.Id, 0, Cancel);
        approved.TryGet(out var state, out _).ShouldBeTrue();
        state.ShouldBe(RegistrationState.LetterToPrint);
        return request;
    }

    private static async Task<string> PrintAsync(RegistrationQueueTests.Office office, RegistrationId id)
    {
        var printed = await office.Service<PrintLetters>().RunAsync(Clerk, [id], Cancel);
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
