using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Attachments;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Cases;

/// <summary>Letters of customers, and staff's answers (K10, K11, B4).</summary>
public class CasesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    [Trait("Id", "K10"), Trait("Id", "B4")]
    public async Task Send_Complaint_HasNumberTermAndMail(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);

        var sent = await office.SentAsync(about: office.Invoice.Id.Value);

        sent.Number.ShouldBe("PR/2026/11/00001");
        var view = (await office.ReadAsync(sent.Id)).ShouldNotBeNull();
        view.TypeLabel.ShouldBe("Zgłoszenie reklamacji do faktury");
        view.AboutNumber.ShouldBe("FV/2026/11/7");
        view.State.ShouldBe(CaseState.New);
        // 20.11.2026 + 14 = Friday 4.12; + 30 = Sunday 20.12, so the Monday after.
        view.DueOn.ShouldBe(new(2026, 12, 4));
        view.DueWithInquiryOn.ShouldBe(new(2026, 12, 21));
        var mail = await office.Home.App.MailAsync(CaseOffice.Email, "Przyjęliśmy pismo PR/2026/11/00001");
        mail.Value("Numer pisma").ShouldBe("PR/2026/11/00001");
        mail.Text.ShouldNotContain("za wysoka");
        mail.Text.ShouldContain("Odpowiemy najpóźniej 4 grudnia 2026.");
        mail.Link.AbsolutePath.ShouldBe($"/kpec/pisma/{sent.Id.Value}");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K10")]
    public async Task Send_SameFormTwiceAtOnce_IsOneLetter(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var request = Guid.NewGuid();

        var both = await Task.WhenAll(office.SendAsync(request: request), office.SendAsync(request: request));

        both.Select(b => b.TryGet(out var sent, out _) ? sent.Number : null)
            .ShouldBe(["PR/2026/11/00001", "PR/2026/11/00001"]);
        (await ListAsync(office)).Total.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K10"), Trait("Id", "M4")]
    public async Task Send_AboutAnothersMeter_IsNotFoundAndTakesNoNumber(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);

        (await office.SendAsync("licznik", office.StrangersMeter.Id.Value)).Refusal.ShouldBe(NotFound.Instance);
        (await office.SendAsync("licznik", office.Invoice.Id.Value)).Refusal.ShouldBe(NotFound.Instance);
        (await office.SendAsync("nie-ma-takiego")).Refusal.ShouldBe(NotFound.Instance);

        (await office.SentAsync("licznik", office.Meter.Id.Value)).Number.ShouldBe("PR/2026/11/00001");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4")]
    public async Task Read_PartialManager_SeesHisPointsAndHisOwn(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var (aboutMeter, general) = (
            await office.SentAsync("licznik", office.Meter.Id.Value),
            await office.SentAsync("wniosek")
        );
        var other = office.Actor with { Account = AccountId.New(), WholeCustomer = false };

        (await office.ReadAsync(aboutMeter.Id, other)).ShouldBeNull();
        (await office.ReadAsync(general.Id, other)).ShouldBeNull();
        (await office.ReadAsync(general.Id, office.Actor with { WholeCustomer = false })).ShouldNotBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K10")]
    public async Task Send_Files_AreKeptAndBadOnesRefuseAll(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);

        var refused = await office.SendAsync(
            files: [("skan.pdf", SampleFiles.Pdf()), ("faktura.pdf", SampleFiles.Program())]
        );
        var problem = refused.Refusal.ShouldBeOfType<BadAttachments>().Problems.ShouldHaveSingleItem();
        problem.ShouldBe(new("faktura.pdf", AttachmentFault.UnknownKind));
        (await ListAsync(office)).Total.ShouldBe(0);

        (await office.SendAsync(files: [("skan.exe", SampleFiles.Pdf()), ("b.txt", SampleFiles.Text("Tak"))]))
            .TryGet(out var sent, out _)
            .ShouldBeTrue();
        var files = (await office.ReadAsync(sent!.Id))!.Files;
        files.Select(f => f.Name).ShouldBe(["b.txt", "skan.pdf"]);
        var opened = await office.Get<OpenAttachment>().RunAsync(office.Actor, sent.Id, files[1].Id, Cancel);
        opened.ShouldNotBeNull().ContentType.ShouldBe("application/pdf");
        await using (opened.Content)
            opened.Content.Length.ShouldBe(SampleFiles.Pdf().Length);
        var stranger = office.Actor with { Customer = CustomerId.New() };
        (await office.Get<OpenAttachment>().RunAsync(stranger, sent.Id, files[1].Id, Cancel)).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K10")]
    public async Task Send_TooManyTooLargeOrTooMuchADay_IsRefused(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        (string, byte[])[] Files(int count) =>
            [.. Enumerable.Range(0, count).Select(i => ($"{i}.txt", SampleFiles.Text($"Plik {i}")))];

        Fault(await office.SendAsync(files: Files(6))).ShouldBe([AttachmentFault.TooMany]);
        Fault(await office.SendAsync(files: [("duży.pdf", new byte[10 * 1024 * 1024 + 1])]))
            .ShouldBe([AttachmentFault.TooLarge]);
        for (var sent = 0; sent < StoreAttachments.FilesPerDay; sent += 5)
            (await office.SendAsync(files: Files(5))).IsOk.ShouldBeTrue();
        Fault(await office.SendAsync(files: Files(1))).ShouldBe([AttachmentFault.DayUsedUp]);
        (await office.SendAsync()).IsOk.ShouldBeTrue();
        office.Home.App.Clock.Advance(TimeSpan.FromHours(25));
        (await office.SendAsync(files: Files(1))).IsOk.ShouldBeTrue();

        static IEnumerable<AttachmentFault> Fault(Result<SentCase> result) =>
            result.Refusal.ShouldBeOfType<BadAttachments>().Problems.Select(p => p.Fault);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K11")]
    public async Task Answer_IsSeenToldByMailWithoutItsWordsAndInTheTrail(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var request = Guid.NewGuid();

        (await office.AnswerAsync(sent.Id, "Uznajemy reklamację.", request)).ShouldBeNull();
        (await office.AnswerAsync(sent.Id, "Uznajemy reklamację.", request)).ShouldBeNull();

        var view = (await office.ReadAsync(sent.Id))!;
        view.State.ShouldBe(CaseState.Answered);
        view.Entries.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(e => e.OfStaff.ShouldBeTrue(), e => e.Text.ShouldBe("Uznajemy reklamację."));
        var mail = await office.Home.App.MailAsync(CaseOffice.Email, "Nowa odpowiedź w sprawie PR/2026/11/00001");
        mail.Text.ShouldNotContain("Uznajemy");
        mail.Link.AbsolutePath.ShouldBe($"/kpec/pisma/{sent.Id.Value}");
        await using var db = office.Home.App.Store.ReadAll();
        var record = await db.Audit.SingleAsync(a => a.Act == AuditAct.CaseAnswered, Cancel);
        record.Target.ShouldBe(sent.Id.Value);
        (await office.Get<AuditTrail>().VerifyAsync(Cancel)).BrokenAt.ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K11")]
    public async Task Message_OpensWhatWasAnswered_AndNotWhatIsClosed(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        await office.AnswerAsync(sent.Id, "Prosimy o zdjęcie licznika.");
        var request = Guid.NewGuid();

        (await office.AddAsync(sent.Id, "Przesyłam.", request)).ShouldBeNull();
        (await office.AddAsync(sent.Id, "Przesyłam.", request)).ShouldBeNull();
        (await office.AddAsync(sent.Id, " \n ")).ShouldBeOfType<TextMissing>();
        (await office.AddAsync(sent.Id, new string('x', CaseText.Longest + 1))).ShouldBeOfType<TextTooLong>();
        (await office.AddAsync(CaseId.New(), "Nie ma")).ShouldBe(NotFound.Instance);

        var view = (await office.ReadAsync(sent.Id))!;
        view.State.ShouldBe(CaseState.InProgress);
        view.Entries.Select(e => e.OfStaff).ShouldBe([true, false]);

        var move = office.Get<MoveCase>();
        (await move.RunAsync(CaseOffice.Clerk, sent.Id, CaseState.Closed, Cancel)).ShouldBeNull();
        (await office.AddAsync(sent.Id, "Jeszcze jedno")).ShouldBeOfType<CaseClosed>();
        (await office.AnswerAsync(sent.Id, "Za późno")).ShouldBeOfType<CaseClosed>();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O7")]
    public async Task Staff_ReaderOrOfOtherUtility_CannotAnswerOrMove(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var reader = CaseOffice.Clerk with { Role = StaffRole.Reader };
        var elsewhere = CaseOffice.Clerk with { Utility = new("mpwik") };
        var move = office.Get<MoveCase>();

        (await office.AnswerAsync(sent.Id, "x", staff: reader)).ShouldBeOfType<NotOfYourRole>();
        (await office.AnswerAsync(sent.Id, "x", staff: elsewhere)).ShouldBe(NotFound.Instance);
        (await move.RunAsync(reader, sent.Id, CaseState.Closed, Cancel)).ShouldBeOfType<NotOfYourRole>();
        (await move.RunAsync(elsewhere, sent.Id, CaseState.Closed, Cancel)).ShouldBe(NotFound.Instance);
        (await office.ReadAsync(sent.Id))!.State.ShouldBe(CaseState.New);
    }

    private static Task<Page<CaseRow>> ListAsync(CaseOffice office) =>
        office.Get<ListCases>().RunAsync(office.Actor, default, new(1), Cancel);
}
