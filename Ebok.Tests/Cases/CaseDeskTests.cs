using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Attachments;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Case = Ebok.Core.Cases.Case;

namespace Ebok.Tests.Cases;

/// <summary>Cases at staff.</summary>
[Trait("Id", "O2")]
public class CaseDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Take_ManyAtOnceOnTwoServers_OneGetsIt_OthersAreToldWho(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        using var second = office.Home.Database.OpenAnother();
        var clerks = new List<StaffActor>();
        foreach (var login in new[] { "anna", "borys", "celina", "daniel" })
            clerks.Add(await StaffAsync(office, login));
        var clock = office.Home.App.Clock;

        var answers = await Task.WhenAll(
            clerks.Select(
                (clerk, i) =>
                {
                    var store = i % 2 == 0 ? office.Home.App.Store : second;
                    return new TakeCase(store, new AuditTrail(store, clock), clock).RunAsync(clerk, sent.Id, Cancel);
                }
            )
        );

        var winner = clerks[Array.FindIndex(answers, a => a is null)];
        answers.Count(a => a is null).ShouldBe(1);
        var held = answers.OfType<HeldByAnother>().ToList();
        held.Count.ShouldBe(3);
        var view = (await office.Get<ReadStaffCase>().RunAsync(winner, sent.Id, Cancel))!;
        (view.IsMine, view.Case.State).ShouldBe((true, CaseState.Accepted));
        held.ShouldAllBe(h => h.By == view.TakenBy);
        await using var db = office.Home.App.Store.ReadAll();
        (await db.Audit.CountAsync(r => r.Act == AuditAct.CaseTaken, Cancel)).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task HeldByAnother_ClerkChangesNothing_ManagerMay_GivenBackItIsFree(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var (anna, borys) = (await StaffAsync(office, "anna"), await StaffAsync(office, "borys"));
        var manager = await StaffAsync(office, "maria", StaffRole.Manager);
        (await office.Get<TakeCase>().RunAsync(anna, sent.Id, Cancel)).ShouldBeNull();

        (await office.AnswerAsync(sent.Id, "Ja odpowiem", staff: borys))
            .ShouldBeOfType<HeldByAnother>()
            .By.ShouldBe("anna");
        (
            await office.Get<MoveCase>().RunAsync(borys, sent.Id, CaseState.Closed, Cancel)
        ).ShouldBeOfType<HeldByAnother>();
        (await office.Get<GiveBackCase>().RunAsync(borys, sent.Id, Cancel)).ShouldBeOfType<HeldByAnother>();
        (await office.Get<AssignCase>().RunAsync(borys, sent.Id, borys.Staff, Cancel)).ShouldBeOfType<HeldByAnother>();
        (await office.ReadAsync(sent.Id))!.Entries.ShouldBeEmpty();

        (await office.Get<GiveBackCase>().RunAsync(manager, sent.Id, Cancel)).ShouldBeNull();
        (await office.AnswerAsync(sent.Id, "Teraz ja", staff: borys)).ShouldBeNull();
        var view = (await office.Get<ReadStaffCase>().RunAsync(borys, sent.Id, Cancel))!;
        (view.TakenBy, view.Authors.Values.Single()).ShouldBe(("borys", "borys"));
    }

    [Theory, OnEachDatabase]
    public async Task Answer_TwoAtOnce_OneAnswerOneMail(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var (anna, borys) = (await StaffAsync(office, "anna"), await StaffAsync(office, "borys"));

        var both = await Task.WhenAll(
            office.AnswerAsync(sent.Id, "Od Anny", staff: anna),
            office.AnswerAsync(sent.Id, "Od Borysa", staff: borys)
        );

        both.Count(r => r is null).ShouldBe(1);
        both.OfType<HeldByAnother>().Count().ShouldBe(1);
        (await office.ReadAsync(sent.Id))!.Entries.Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Assign_ToColleague_NotToReaderBlockedOrElsewhere(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var (anna, borys) = (await StaffAsync(office, "anna"), await StaffAsync(office, "borys"));
        var reader = await StaffAsync(office, "czytelnik", StaffRole.Reader);
        var elsewhere = await StaffAsync(office, "dalej", StaffRole.Clerk, "mpwik");
        var assign = office.Get<AssignCase>();

        foreach (var nobody in new[] { reader.Staff, elsewhere.Staff, StaffId.New() })
            (await assign.RunAsync(anna, sent.Id, nobody, Cancel)).ShouldBeOfType<NoSuchColleague>();
        (await assign.RunAsync(anna, sent.Id, borys.Staff, Cancel)).ShouldBeNull();

        var view = (await office.Get<ReadStaffCase>().RunAsync(borys, sent.Id, Cancel))!;
        view.IsMine.ShouldBeTrue();
        view.Colleagues.Select(c => c.Login).ShouldBe(["anna"]);
    }

    [Theory, OnEachDatabase]
    public async Task Note_StaffSeeIt_CustomerNeverDoes(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var anna = await StaffAsync(office, "anna");
        var request = Guid.NewGuid();
        var note = office.Get<AddCaseNote>();
        const string Secret = "klient-dzwoni-codziennie";

        (await note.RunAsync(anna, sent.Id, Secret, request, Cancel)).ShouldBeNull();
        (await note.RunAsync(anna, sent.Id, Secret, request, Cancel)).ShouldBeNull();
        (await note.RunAsync(anna, sent.Id, "  ", Guid.NewGuid(), Cancel)).ShouldBeOfType<TextMissing>();
        await office.AnswerAsync(sent.Id, "Odpowiedź", staff: anna);

        var view = (await office.Get<ReadStaffCase>().RunAsync(anna, sent.Id, Cancel))!;
        view.Notes.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(n => n.Text.ShouldBe(Secret), n => n.By.ShouldBe("anna"));
        foreach (var page in new[] { "/kpec/pisma", $"/kpec/pisma/{sent.Id.Value}" })
            (await office.Home.Client.GetAsync(page)).Text.ShouldNotContain(Secret);
        (await office.Home.Client.GetAsync($"/kpec/pisma/{sent.Id.Value}")).MainText.ShouldContain("Odpowiedź");
    }

    [Theory, OnEachDatabase]
    public async Task Answer_WithFile_CustomerDownloadsIt_BadFileStoresNothing(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var anna = await StaffAsync(office, "anna");
        var answer = office.Get<AnswerCase>();

        var bad = await answer.RunAsync(
            anna,
            office.Utility,
            sent.Id,
            "Z plikiem",
            Guid.NewGuid(),
            CaseOffice.Incoming(("a.exe", [0x4d, 0x5a, 0])),
            Cancel
        );
        var good = await answer.RunAsync(
            anna,
            office.Utility,
            sent.Id,
            "Z plikiem",
            Guid.NewGuid(),
            CaseOffice.Incoming(("odpowiedz.pdf", SampleFiles.Pdf())),
            Cancel
        );

        bad.ShouldBeOfType<Core.Attachments.BadAttachments>();
        good.ShouldBeNull();
        var file = (await office.ReadAsync(sent.Id))!.Entries.ShouldHaveSingleItem().Files.ShouldHaveSingleItem();
        var got = await office.Home.Client.GetAsync($"/kpec/pisma/{sent.Id.Value}/zalaczniki/{file.Id.Value}");
        got.Bytes.ShouldBe(SampleFiles.Pdf());
    }

    [Theory, OnEachDatabase]
    public async Task Queue_ByTermKindHolderWords_SaysHowTheTermStands(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var anna = await StaffAsync(office, "anna");
        var today = office.Home.App.Clock.Today();
        var cases = new[]
        {
            Case(office, "PR/1", today.AddDays(-3), "wniosek", "Przyłącze"),
            Case(office, "PR/2", today.AddDays(2), "reklamacja", "Faktura"),
            Case(office, "PR/3", null, "reklamacja", "Bez terminu"),
            Case(office, "PR/4", today, "reklamacja", "Dziś"),
        };
        await office.Home.Database.AddAsync([.. cases]);
        await office.Get<TakeCase>().RunAsync(anna, cases[1].Id, Cancel);

        var all = await ListAsync(new());
        var late = await ListAsync(new(Late: true));
        var mine = await ListAsync(new(Holder: CaseHolder.Me));
        var free = await ListAsync(new(Holder: CaseHolder.Nobody, Type: "reklamacja"));
        var found = await ListAsync(new(Text: "przykład przyłącze"));
        var down = await ListAsync(new(), new Sort("numer", true));

        all.Rows.Select(r => r.Number).ShouldBe(["PR/1", "PR/4", "PR/2", "PR/3"]);
        all.Rows.Select(r => r.Term)
            .ShouldBe([new(TermKind.Late, 3), new(TermKind.Today, 0), new(TermKind.Soon, 2), new(TermKind.None, 0)]);
        late.Rows.Select(r => r.Number).ShouldBe(["PR/1"]);
        mine.Rows.Select(r => (r.Number, r.IsMine, r.TakenBy)).ShouldBe([("PR/2", true, "anna")]);
        free.Rows.Select(r => r.Number).ShouldBe(["PR/4", "PR/3"]);
        found.Rows.Select(r => r.Number).ShouldBe(["PR/1"]);
        down.Rows[0].Number.ShouldBe("PR/4");

        Task<Page<StaffCaseRow>> ListAsync(CaseQueueFilter filter, Sort sort = default) =>
            office.Get<ListStaffCases>().RunAsync(anna, filter, sort.Key is null ? Sort.None : sort, new(1), Cancel);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "B4")]
    public async Task Desk_WhatWaits_LateFirst_TermsInWords(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var today = office.Home.App.Clock.Today();
        await office.Home.Database.AddAsync(
            Case(office, "PR/1", null, "bez-terminu", "x"),
            Case(office, "PR/2", today.AddDays(2), "bliski", "x"),
            Case(office, "PR/3", today.AddDays(-3), "spozniony", "x"),
            GivenStaffWork.Registration(office.Customer)
        );
        using var reader = await office.Home.App.StaffClientAsync("anna", StaffRole.Reader, "kpec");

        var page = await reader.GetAsync("/operator/kpec");

        var rows = page
            .Page.QuerySelectorAll("#co-czeka tbody tr")
            .Select(row => string.Join(" | ", row.Children.Select(cell => Answer.Fold(cell.TextContent))))
            .ToList();
        rows[0].ShouldStartWith("spozniony | 1 | po terminie 3 dni | ");
        rows[1].ShouldStartWith("bliski | 1 | zostały 2 dni | ");
        rows.Count.ShouldBe(4);
        rows.ShouldContain(row => row.StartsWith("bez-terminu | 1 | – | ", StringComparison.Ordinal));
        // A reader takes nothing.
        page.MainText.ShouldNotContain("Do wzięcia");
        page.MainText.ShouldNotContain("Nie prowadzisz teraz");
    }

    [Theory, OnEachDatabase]
    public async Task Several_OneIsAColleagues_OthersAreDone(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var (anna, borys) = (await StaffAsync(office, "anna"), await StaffAsync(office, "borys"));
        var cases = Enumerable.Range(1, 3).Select(i => Case(office, $"PR/{i}", null, "wniosek", "x")).ToArray();
        var elsewhere = Given.Case(Given.Customer("9", utility: new("mpwik")), "PR/9", "x");
        await office.Home.Database.AddAsync([.. cases]);
        await office.Get<TakeCase>().RunAsync(borys, cases[1].Id, Cancel);

        var result = await office
            .Get<WorkOnCases>()
            .RunAsync(anna, [.. cases.Select(c => c.Id), elsewhere.Id], CaseWork.Take, default, Cancel);

        result.TryGet(out var done, out _).ShouldBeTrue();
        done!.Done.ShouldBe(2);
        var refused = done.Refused.ShouldHaveSingleItem();
        refused.Number.ShouldBe("PR/2");
        refused.Refusal.ShouldBeOfType<HeldByAnother>().By.ShouldBe("borys");
    }

    [Theory, OnEachDatabase]
    public async Task Template_GapsAreFilled_UnknownAreRefused_SecondEditorIsTold(DatabaseKind kind)
    {
        await using var office = await CaseOffice.OpenAsync(kind);
        var sent = await office.SentAsync();
        var clerk = await StaffAsync(office, "anna");
        var manager = await StaffAsync(office, "maria", StaffRole.Manager);
        var save = office.Get<SaveCaseTemplate>();
        var id = CaseTemplateId.New();
        const string Text = "Dzień dobry {klient},\nw sprawie {numer} z dnia {data}: {rodzaj}.";

        (await save.RunAsync(clerk, id, null, "Powitanie", Text, Cancel)).ShouldBeOfType<NotOfYourRole>();
        (await save.RunAsync(manager, id, null, "Zła", "Witaj {imie}", Cancel)).ShouldBe(new UnknownGap("{imie}"));
        (await save.RunAsync(manager, id, null, " ", Text, Cancel)).ShouldBeOfType<TemplateNameMissing>();
        (await save.RunAsync(manager, id, null, "Powitanie", Text, Cancel)).ShouldBeNull();
        (await save.RunAsync(manager, id, null, "Powitanie", Text, Cancel)).ShouldBeNull();
        (await save.RunAsync(manager, id, 7, "Powitanie", Text, Cancel)).ShouldBe(ChangedMeanwhile.Instance);

        (await office.Get<FillTemplate>().RunAsync(clerk, office.Utility, sent.Id, id, Cancel)).TryGet(
            out var text,
            out _
        );
        var number = (await office.ReadAsync(sent.Id))!.Number;
        text.ShouldNotBeNull().ShouldStartWith($"Dzień dobry Jan Przykładowy,\nw sprawie {number} z dnia ");
        text.ShouldNotContain("{");
        (await office.Get<ListCaseTemplates>().RunAsync(clerk, Cancel))
            .ShouldHaveSingleItem()
            .ChangedBy.ShouldBe("maria");
        (await save.RemoveAsync(manager, id, 0, Cancel)).ShouldBeNull();
        (await office.Get<ListCaseTemplates>().RunAsync(clerk, Cancel)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-3, true, TermKind.Late, 3)]
    [InlineData(0, true, TermKind.Today, 0)]
    [InlineData(1, true, TermKind.Soon, 1)]
    [InlineData(3, true, TermKind.Soon, 3)]
    [InlineData(4, true, TermKind.Calm, 4)]
    [InlineData(-3, false, TermKind.None, 0)]
    [Trait("Id", "B4")]
    public void Term_DaysFromToday_SaysHowItStands(int days, bool owed, TermKind kind, int shown)
    {
        var today = new DateOnly(2026, 11, 20);
        TermState.Of(today.AddDays(days), owed, today).ShouldBe(new TermState(kind, shown));
        TermState.Of(null, owed, today).Kind.ShouldBe(TermKind.None);
    }

    private static Case Case(CaseOffice office, string number, DateOnly? due, string type, string text) =>
        new()
        {
            Id = CaseId.New(),
            Utility = office.Customer.Utility,
            Number = number,
            Customer = office.Customer.Id,
            Request = Guid.NewGuid(),
            Type = type,
            TypeLabel = type,
            About = Core.Utilities.NoticeSubject.General,
            Text = text,
            CreatedAt = Given.Imported,
            CreatedOn = WarsawTime.DayOf(Given.Imported),
            State = CaseState.New,
            DueOn = due,
        };

    private static async Task<StaffActor> StaffAsync(
        CaseOffice office,
        string login,
        StaffRole role = StaffRole.Clerk,
        string utility = "kpec"
    )
    {
        await office.Home.App.AddStaffAsync(login, role, utility);
        await using var db = office.Home.App.Store.ReadAll();
        var id = await db.Staff.Where(s => s.Login == login).Select(s => s.Id).SingleAsync(Cancel);
        return new(new(utility), id, role, "192.0.2.7");
    }
}
