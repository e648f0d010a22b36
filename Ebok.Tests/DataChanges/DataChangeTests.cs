using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Consents;
using Ebok.Core.DataChanges;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Attachments;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.DataChanges;

/// <summary>A change of data from the form (K7) to the clerk's decision (O3) and the import that brings it.</summary>
public class DataChangeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task Send_KeepsOnlyWhatChanged_AsALetterWithNumberTermAndMails(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var change = await office.FormAsync(
            (DataField.Phone, " 601 222  333 "),
            (DataField.PostCode, "85 035"),
            (DataField.Nip, "856-734-62-15"),
            (DataField.Email, "nowe@przyklad.example")
        );

        var result = await office.SendAsync(change with { Files = DataOffice.Files(("akt.pdf", SampleFiles.Pdf())) });

        result.TryGet(out var sent, out var refusal).ShouldBeTrue(refusal?.Code);
        sent!.Letter!.Number.ShouldBe("PR/2026/11/00001");
        var view = await office.ReadAsync(await OnlyAsync(office));
        // The NIP is the same number written with strokes.
        view.Values.Select(v => (v.Field, v.Old, v.New))
            .ShouldBe([
                (DataField.Phone, "+48 600 100 200", "601 222 333"),
                (DataField.Email, DataOffice.OnFile, "nowe@przyklad.example"),
                (DataField.PostCode, "85-034", "85-035"),
            ]);
        view.Proofs.ShouldHaveSingleItem().Name.ShouldBe("akt.pdf");
        var letter = (await office.Get<ReadCase>().RunAsync(office.Actor, sent.Letter.Id, Cancel)).ShouldNotBeNull();
        letter.TypeLabel.ShouldBe("Zmiana danych Podmiotu - dokument eBOK");
        letter.Text.ShouldContain("Telefon\ndotychczas: +48 600 100 200\npo zmianie: 601 222 333");
        letter.DueOn.ShouldBe(new(2026, 12, 21));
        await office.Home.App.MailAsync(DataOffice.Own, "Przyjęliśmy pismo PR/2026/11/00001");
        var old = await office.Home.App.MailAsync(DataOffice.OnFile, "Zgłoszono zmianę adresu e-mail");
        old.Text.ShouldNotContain("nowe@");
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task Send_BadValues_AreNamedFieldByField(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var change = await office.FormAsync(
            (DataField.Name, "  "),
            (DataField.Nip, "856734621A"),
            (DataField.Regon, "092350689"),
            (DataField.Phone, "31.02"),
            (DataField.Fax, "12345"),
            (DataField.Email, "jan@"),
            (DataField.Street, new string('a', 201)),
            (DataField.PostCode, "8503"),
            (DataField.MailStreet, ""),
            (DataField.MailPostCode, "XX-123"),
            (DataField.MailCity, "Toruń")
        );

        var bad = (await office.SendAsync(change with { MailDiffers = true })).Refusal.ShouldBeOfType<BadData>();

        bad.Fields.ShouldBe([
            new(DataField.Name, DataProblem.Missing),
            new(DataField.Nip, DataProblem.NipDigits),
            new(DataField.Regon, DataProblem.RegonCheck),
            new(DataField.Phone, DataProblem.PhoneShape),
            new(DataField.Fax, DataProblem.PhoneShape),
            new(DataField.Email, DataProblem.EmailShape),
            new(DataField.Street, DataProblem.TooLong),
            new(DataField.PostCode, DataProblem.PostCodeShape),
            new(DataField.MailStreet, DataProblem.Missing),
            new(DataField.MailPostCode, DataProblem.PostCodeShape),
        ]);
        (await office.SendAsync(await office.FormAsync((DataField.Nip, "8567346216"))))
            .Refusal.ShouldBeOfType<BadData>()
            .Fields.ShouldBe([new(DataField.Nip, DataProblem.NipCheck)]);
        (await office.SendAsync(await office.FormAsync((DataField.Regon, "12"))))
            .Refusal.ShouldBeOfType<BadData>()
            .Fields.ShouldBe([new(DataField.Regon, DataProblem.RegonDigits)]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task Send_NothingChangedNotDeclaredOrBadFile_StoresNothing(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var unchanged = await office.FormAsync(
            (DataField.Phone, "600100200"),
            (DataField.Name, office.Customer.Name + " ")
        );
        var change = await office.FormAsync((DataField.Phone, "601222333"));

        (await office.SendAsync(unchanged)).Refusal.ShouldBeOfType<NothingChanged>();
        (await office.SendAsync(change with { Declared = false })).Refusal.ShouldBeOfType<NotDeclared>();
        (
            await office.SendAsync(change with { Files = DataOffice.Files(("akt.pdf", SampleFiles.Program())) })
        ).Refusal.ShouldBeOfType<BadAttachments>();

        (await CountAsync(office)).ShouldBe((0, 0));
        (await office.SendAsync(change)).IsOk.ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task Send_SameFormTwiceAtOnce_IsOneChange(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var change = (await office.FormAsync((DataField.Phone, "601222333"))) with { Objects = true };

        var both = await Task.WhenAll(office.SendAsync(change), office.SendAsync(change));
        var third = await office.SendAsync(change);

        both.Append(third).Select(Number).Distinct().ShouldBe(["PR/2026/11/00001"]);
        (await CountAsync(office)).ShouldBe((1, 1));

        static string? Number(Result<SentDataChange> result) =>
            result.TryGet(out var sent, out _) ? sent.Letter?.Number : null;
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K7"), Trait("Id", "K1")]
    public async Task Send_OnlyTheObjection_HoldsAtOnceWithoutALetter(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var objection = (await office.FormAsync()) with { Objects = true };

        (await office.SendAsync(objection)).TryGet(out var sent, out _).ShouldBeTrue();
        sent.ShouldBe(new SentDataChange(null, ObjectionChanged: true));
        // Sent again by a double click: the same answer, and no second entry.
        (await office.SendAsync(objection))
            .TryGet(out var again, out _)
            .ShouldBeTrue();
        again.ShouldBe(sent);

        (await office.Get<ReadConsents>().RunAsync(office.Actor, new(1), Cancel)).TryGet(out var view, out _);
        view!.Has(ConsentKind.MarketingObjection).ShouldBeTrue();
        view.History.Total.ShouldBe(1);
        (await CountAsync(office)).ShouldBe((0, 1));
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "M4"), Trait("Id", "K7")]
    public async Task ManagerOfPart_IsRefusedInTheUseCases(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        await office.SentAsync((DataField.Phone, "601222333"));
        var change = await office.FormAsync((DataField.Phone, "601222444"));
        var partial = office.Actor with { WholeCustomer = false };

        (await office.SendAsync(change, partial)).Refusal.ShouldBe(OnlyForWholeCustomer.Instance);
        (await office.Get<ReadDataForm>().RunAsync(partial, office.Utility, Cancel)).Refusal.ShouldBe(
            OnlyForWholeCustomer.Instance
        );
        (await office.Get<ListOwnDataChanges>().RunAsync(partial, new(1), Cancel)).Total.ShouldBe(0);
        (await CountAsync(office)).Changes.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "K7")]
    public async Task MailAddress_IsAddedAndTakenAwayAsAWhole(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var change = await office.FormAsync(
            (DataField.MailStreet, "Postfach 12"),
            (DataField.MailCity, "10115 Berlin, Niemcy")
        );

        // Typed, and then said that it is not another: it is not asked for.
        (await office.SendAsync(change)).Refusal.ShouldBeOfType<NothingChanged>();
        (await office.SendAsync(change with { MailDiffers = true })).IsOk.ShouldBeTrue();
        (await office.ReadAsync(await OnlyAsync(office)))
            .Values.Select(v => v.Field)
            .ShouldBe([DataField.MailStreet, DataField.MailCity]);

        office.Customer.MailStreet = "ul. Krótka 1";
        office.Customer.MailCity = "Toruń";
        await office.Home.App.Store.WriteAsync(
            Given.Utility,
            db =>
                db.Customers.ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.MailStreet, "ul. Krótka 1").SetProperty(c => c.MailCity, "Toruń"),
                    Cancel
                ),
            Cancel
        );
        var away = await office.SentAsyncWith(c => c with { MailDiffers = false });
        (await office.ReadAsync(away))
            .Values.Select(v => (v.Field, v.New))
            .ShouldBe([(DataField.MailStreet, null), (DataField.MailCity, null)]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O3")]
    public async Task Accept_WaitsForTheBilling_UntilAnImportBringsIt(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var id = await office.SentAsync((DataField.Phone, "601 222 333"));

        (await office.AcceptAsync(id)).ShouldBeNull();

        (await office.OwnAsync()).State.ShouldBe(DataChangeState.Accepted);
        var mail = await office.Home.App.MailAsync(DataOffice.Own, "Zmiana danych przyjęta: PR/2026/11/00001");
        mail.Text.ShouldNotContain("601");
        var letter = await office.Get<ReadCase>().RunAsync(office.Actor, (await office.OwnAsync()).Letter, Cancel);
        letter!.State.ShouldBe(CaseState.Answered);
        letter.Entries.ShouldHaveSingleItem().Text.ShouldContain("została przyjęta");
        (await office.Home.GetAsync("dane")).MainText.ShouldContain("przyjęta, czeka na rozliczenia");
        // An import without it changes nothing: the file still has the old number.
        await office.ImportAsync("+48 600 100 200");
        (await office.OwnAsync()).State.ShouldBe(DataChangeState.Accepted);

        await office.ImportAsync("+48601222333");

        (await office.OwnAsync()).State.ShouldBe(DataChangeState.Billed);
        (await office.Home.GetAsync("dane")).MainText.ShouldContain("wprowadzona");
        (await AuditedAsync(office)).ShouldBe([AuditAct.DataChangeAccepted]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O3")]
    public async Task Accept_TwoClerksAtOnce_SecondIsTold(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var id = await office.SentAsync((DataField.Phone, "601222333"));
        var seen = (await office.ReadAsync(id)).FileVersion;

        var both = await Task.WhenAll(
            office.AcceptAsync(id, seen: seen),
            office.RefuseAsync(id, "Proszę dołączyć dokument.")
        );

        both.Count(r => r is null).ShouldBe(1);
        both.OfType<Refusal>().ShouldHaveSingleItem().ShouldBeOfType<DecidedMeanwhile>();
        (await AuditedAsync(office)).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O3")]
    public async Task Accept_FileChangedSince_IsMarkedAndNotAcceptedUnseen(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var id = await office.SentAsync((DataField.Phone, "601222333"), (DataField.Street, "ul. Długa 7"));
        var before = await office.ReadAsync(id);
        before.Values.ShouldAllBe(v => !v.FileChanged);
        office.Home.App.Clock.Advance(TimeSpan.FromHours(1));
        await office.ImportAsync("+48 999 888 777");

        (await office.AcceptAsync(id, seen: before.FileVersion)).ShouldBeOfType<FileChangedMeanwhile>();

        var view = await office.ReadAsync(id);
        view.State.ShouldBe(DataChangeState.Waiting);
        view.Values.Single(v => v.Field == DataField.Phone)
            .ShouldBe(
                new ComparedChange(DataField.Phone, "+48 600 100 200", "601222333", "+48 999 888 777", true, false)
            );
        view.Values.Single(v => v.Field == DataField.Street).FileChanged.ShouldBeFalse();
        (await office.AcceptAsync(id, seen: view.FileVersion)).ShouldBeNull();
        (await office.OwnAsync()).State.ShouldBe(DataChangeState.Accepted);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O3")]
    public async Task Refuse_NeedsAReason_ThatTheCustomerReads(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var id = await office.SentAsync((DataField.Phone, "601222333"));

        (await office.RefuseAsync(id, "  ")).ShouldBeOfType<ReasonMissing>();
        (
            await office.RefuseAsync(id, "Konto 54 9999 0001 0000 0000 0000 0006")
        ).ShouldBeOfType<ReasonHasAccountNumber>();
        (await office.RefuseAsync(id, "Proszę dołączyć uchwałę wspólnoty.")).ShouldBeNull();

        var own = await office.OwnAsync();
        (own.State, own.RefusalReason).ShouldBe((DataChangeState.Refused, "Proszę dołączyć uchwałę wspólnoty."));
        (await office.Home.GetAsync("dane")).MainText.ShouldContain("Proszę dołączyć uchwałę wspólnoty.");
        var mail = await office.Home.App.MailAsync(DataOffice.Own, "Zmiana danych nieprzyjęta: PR/2026/11/00001");
        mail.Text.ShouldNotContain("uchwałę");
        (await AuditedAsync(office)).ShouldBe([AuditAct.DataChangeRefused]);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O3"), Trait("Id", "O7")]
    public async Task Decide_ReaderOrStaffOfAnotherUtility_MayNot(DatabaseKind kind)
    {
        await using var office = await DataOffice.OpenAsync(kind);
        var id = await office.SentAsync((DataField.Phone, "601222333"));
        var reader = DataOffice.Clerk with { Role = StaffRole.Reader };
        var other = DataOffice.Clerk with { Utility = new("mpwik") };

        (await office.AcceptAsync(id, reader)).ShouldBeOfType<NotOfYourRole>();
        (await office.RefuseAsync(id, "nie", reader)).ShouldBeOfType<NotOfYourRole>();
        (await office.AcceptAsync(id, other)).ShouldBe(NotFound.Instance);
        (await office.RefuseAsync(id, "nie", other)).ShouldBe(NotFound.Instance);
        (await office.Get<ReadDataChange>().RunAsync(other, id, Cancel)).ShouldBeNull();

        (await office.ReadAsync(id, reader)).State.ShouldBe(DataChangeState.Waiting);
        var list = await office
            .Get<ListDataChanges>()
            .RunAsync(reader, DataChangeState.Waiting, null, Sort.None, new(1), Cancel);
        list.Changes.Rows.ShouldHaveSingleItem().Fields.ShouldBe([DataField.Phone]);
        (await AuditedAsync(office)).ShouldBeEmpty();
    }

    private static Task<DataChangeId> OnlyAsync(DataOffice office) =>
        office.Home.Database.ReadAsync(Given.Utility, db => db.DataChanges.Select(c => c.Id).SingleAsync(Cancel));

    private static async Task<(int Changes, int Consents)> CountAsync(DataOffice office) =>
        await office.Home.Database.ReadAsync(
            Given.Utility,
            async db => (await db.DataChanges.CountAsync(Cancel), await db.Consents.CountAsync(Cancel))
        );

    private static Task<List<AuditAct>> AuditedAsync(DataOffice office) =>
        office.Home.Database.ReadAsync(
            Given.Utility,
            db => db.Audit.OrderBy(a => a.Number).Select(a => a.Act).ToListAsync(Cancel)
        );
}
