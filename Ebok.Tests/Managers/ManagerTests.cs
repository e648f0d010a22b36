using System.Net;
using System.Text.RegularExpressions;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Managers;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Managers;

/// <summary>From the request to the account, its properties and its end.</summary>
[Trait("Id", "M3")]
public partial class ManagerTests
{
    private static readonly Caller Home = new(IPAddress.Parse("192.0.2.44"), "Firefox, Windows");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Request_SentTwice_IsOne_ConfirmedByItsLink_AndWaits(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind);
        var typed = Typed("Dom i Ogród sp. z o.o.", "biuro@zarzadca.example", "ul. Lipowa 4\nul. Długa 8");

        (await office.Send(typed)).IsOk.ShouldBeTrue();
        (await office.Send(typed)).IsOk.ShouldBeTrue();

        (await office.RequestsAsync()).Total.ShouldBe(0, "not before the address is confirmed");
        var token = await office.TokenAsync();
        (await office.Confirm("nieznany")).Refusal.ShouldBeOfType<NotFound>();
        (await office.Confirm(token)).TryGet(out var state, out _).ShouldBeTrue();
        state.ShouldBe(ManagerRequestState.Waiting);
        (await office.Confirm(token)).IsOk.ShouldBeTrue();
        var row = (await office.RequestsAsync()).Rows.Single();
        row.Firm.ShouldBe("Dom i Ogród sp. z o.o.");
        (await office.MailsAsync()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Request_TooOften_IsTakenInSilence(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind);
        var limit = office.Utility.Limits.CodesPerHour;

        for (var i = 0; i < limit + 2; i++)
            (await office.Send(Typed($"Firma {i}", "biuro@zarzadca.example", "Lipowa 4"))).IsOk.ShouldBeTrue();

        (await office.MailsAsync()).Count.ShouldBe(limit);
    }

    [Fact]
    public void Request_WhatIsMissing_IsSaid()
    {
        var utility = ProfileFolder.Read(Repository.Utilities).Find("mpwik")!;
        Problem(Typed(" ", "a@b.pl", "Lipowa 4")).ShouldBeOfType<FirmMissing>();
        Problem(Typed("Firma", "a@b", "Lipowa 4")).ShouldBeOfType<Core.Cases.EmailMalformed>();
        Problem(Typed("Firma", "a@b.pl", " \n;;\n")).ShouldBeOfType<AddressListMissing>();
        Problem(Typed("Firma", "a@b.pl", string.Join('\n', Enumerable.Repeat("Lipowa 4", 1001))))
            .ShouldBeOfType<AddressListTooLong>();
        Problem(Typed("Firma", "a@b.pl", "Lipowa 4")).ShouldBeNull();

        Refusal? Problem(NewManagerRequest typed) => SendManagerRequest.Problem(utility, typed);
    }

    [Theory, OnEachDatabase]
    public async Task Make_WholeAndPart_GrantsThem_SendsAPassword_Once(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind);
        var request = GivenManagers.Request(office.Utility.Id, "Dom i Ogród", "Lipowa 4");
        await office.Database.AddAsync(request);
        var make = office.Service<MakeManager>();
        SupplyPointId[] points = [office.One[0].Id, office.Two[0].Id];

        var made = await make.RunAsync(office.Clerk, request.Id, points, new(2027, 1, 31), Cancel);
        var again = await make.RunAsync(office.Clerk, request.Id, points, null, Cancel);

        made.TryGet(out var account, out var refusal).ShouldBeTrue(refusal?.Code);
        again.Refusal.ShouldBeOfType<ManagerRequestDecided>();
        var manager = (await office.ManagerAsync(account))!;
        // The login is a number in the shape of a user number that is nobody's.
        manager.Login.ShouldBe("999999");
        manager.EndsOn.ShouldBe(new(2027, 1, 31));
        manager
            .Properties.Rows.Select(p => (p.Code, p.Whole, p.Points))
            .ShouldBe([("100002", false, 1), ("100001", true, 1)]);
        (await office.MailsAsync()).ShouldHaveSingleItem().To.ShouldBe("biuro@zarzadca.example");
        (await office.ActsAsync()).ShouldBe([AuditAct.ManagerMade]);
    }

    [Theory, OnEachDatabase]
    public async Task Make_NothingChosen_OrAStrangersPoint_MakesNothing(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind);
        var request = GivenManagers.Request(office.Utility.Id, "Dom i Ogród", "Lipowa 4");
        await office.Database.AddAsync(request);
        var make = office.Service<MakeManager>();

        (await make.RunAsync(office.Clerk, request.Id, [], null, Cancel)).Refusal.ShouldBeOfType<NoPropertyChosen>();
        (
            await make.RunAsync(office.Clerk, request.Id, [office.Foreign.Id], null, Cancel)
        ).Refusal.ShouldBeOfType<NotFound>();

        (await office.RequestsAsync()).Rows.Single().State.ShouldBe(ManagerRequestState.Waiting);
        (await office.MailsAsync()).ShouldBeEmpty();
        (await office.ActsAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Keep_AddRemoveEnd_FollowsInHisBrowserAtOnce(DatabaseKind kind)
    {
        await using var office = await OfficeAsync(kind);
        var account = GivenManagers.Account(office.Utility.Id, "999999");
        account.PasswordHash = await office.Service<Passwords>().HashAsync("Trzy wrony na plocie", Cancel);
        await office.Database.AddAsync([
            account,
            .. GivenManagers.Manager(account, "Dom i Ogród", office.Customers[0]),
        ]);
        AccountId id = new(account.Id);
        using var browser = office.App.NewClient();
        await browser.SignInAsync("mpwik", "999999", "Trzy wrony na plocie");
        var keep = office.Service<KeepManager>();

        (await keep.AddAsync(office.Clerk, id, [office.Two[0].Id], Cancel)).TryGet(out var added, out _).ShouldBeTrue();
        added.ShouldBe(1);
        (await office.ManagerAsync(id))!.Properties.Rows.Single(r => r.Code == "100002").Whole.ShouldBeFalse();
        // The rest of the second customer: now he has the whole.
        await keep.AddAsync(office.Clerk, id, [.. office.Two.Select(p => p.Id)], Cancel);
        (await office.ManagerAsync(id))!.Properties.Rows.Single(r => r.Code == "100002").Whole.ShouldBeTrue();
        (await browser.OpenAsync("/mpwik/wybor-klienta")).MainText.ShouldContain("100002");

        await keep.RemoveAsync(office.Clerk, id, office.Customers[0].Id, Cancel);
        (await browser.OpenAsync("/mpwik/wybor-klienta")).MainText.ShouldNotContain("100001");

        var today = office.App.Clock.Today();
        await keep.EndAsync(office.Clerk, id, today, Cancel);
        (await browser.GetAsync("/mpwik/start")).Status.ShouldBe(HttpStatusCode.OK, "the last day is a day");
        await keep.EndAsync(office.Clerk, id, today.AddDays(-1), Cancel);
        (await browser.GetAsync("/mpwik/start")).Location!.ShouldStartWith("/mpwik/logowanie");
        (await office.ActsAsync()).ShouldBe([
            AuditAct.ManagerPropertiesAdded,
            AuditAct.ManagerPropertiesAdded,
            AuditAct.ManagerPropertyRemoved,
            AuditAct.ManagerEndSet,
            AuditAct.ManagerEndSet,
        ]);
    }

    /// <summary>By the pages: the list is shown against the file, the doubtful is ticked, the account is made.</summary>
    [Fact]
    public async Task Pages_FromTheListToTheAccount()
    {
        await using var office = await OfficeAsync(DatabaseKind.Sqlite);
        var request = GivenManagers.Request(office.Utility.Id, "Dom i Ogród", "Lipowa 4", "Dluga 8", "Nieznana 1");
        await office.Database.AddAsync(request);
        using var clerk = await Operator.StaffAtWork.StaffClientAsync(
            office.App,
            "pracownik",
            StaffRole.Clerk,
            "mpwik"
        );

        (await clerk.OpenAsync("/operator/mpwik/zarzadcy")).MainText.ShouldContain("Zgłoszenia (1 czeka)");
        var page = await clerk.OpenAsync($"/operator/mpwik/zarzadcy/zgloszenia/{request.Id.Value}");
        page.MainText.ShouldContain("Pewne: 2. Do decyzji: 0. Bez odpowiednika w ewidencji: 1.");
        var made = await clerk.SubmitAsync(page, "Załóż konto", ("+Typed.Act", "zaloz"));

        made.Location.ShouldNotBeNull(made.MainText).ShouldEndWith("?zrobione=konto");
        var manager = await clerk.OpenAsync(made.Location!);
        manager.MainText.ShouldContain("Konto założone");
        manager.MainText.ShouldContain("Nieruchomości (2)");
    }

    [GeneratedRegex(@"k=([\w%-]+)")]
    private static partial Regex Token();

    private static NewManagerRequest Typed(string firm, string email, string addresses) =>
        new(firm, email, null, "ul. Długa 1, 00-001 Warszawa", addresses, Guid.CreateVersion7());

    private static async Task<ManagersOffice> OfficeAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.NewAsync(kind);
        var utility = new UtilityId("mpwik");
        var one = Given.Customer("100001", "Wspólnota Lipowa", utility);
        var two = Given.Customer("100002", "Spółdzielnia Długa", utility);
        var foreign = Given.Customer("0000001", "Obcy");
        await database.AddAsync(one, two, foreign);
        var points = new[]
        {
            Point(one, "P-1", "ul. Lipowa 4, 00-001 Warszawa"),
            Point(two, "P-2", "ul. Długa 8, 00-001 Warszawa"),
            Point(two, "P-3", "ul. Długa 10, 00-001 Warszawa"),
        };
        var elsewhere = Point(foreign, "P-9", "ul. Obca 1, 85-001 Bydgoszcz");
        await database.AddAsync([.. points, elsewhere]);
        return new(database, new EbokApp(database), [one, two], [points[0]], [points[1], points[2]], elsewhere);

        static Core.Meters.SupplyPoint Point(Core.Customers.Customer customer, string code, string address)
        {
            var point = Given.Point(customer, code);
            point.Address = address;
            return point;
        }
    }

    private sealed record ManagersOffice(
        TestDatabase Database,
        EbokApp App,
        Core.Customers.Customer[] Customers,
        Core.Meters.SupplyPoint[] One,
        Core.Meters.SupplyPoint[] Two,
        Core.Meters.SupplyPoint Foreign
    ) : IAsyncDisposable
    {
        public UtilityProfile Utility => Service<UtilityCatalog>().Find("mpwik")!;
        public StaffActor Clerk { get; } = new(new("mpwik"), StaffId.New(), StaffRole.Clerk, "192.0.2.7");

        public T Service<T>()
            where T : notnull => App.Services.GetRequiredService<T>();

        public Task<Result<bool>> Send(NewManagerRequest typed) =>
            Service<SendManagerRequest>().RunAsync(Utility, typed, Home, Cancel);

        public Task<Result<ManagerRequestState>> Confirm(string token) =>
            Service<ConfirmManagerRequest>().RunAsync(Utility, token, Cancel);

        public Task<Page<ManagerRequestRow>> RequestsAsync() =>
            Service<ReadManagers>().RequestsAsync(Clerk, null, Sort.None, new(1), Cancel);

        public Task<ManagerView?> ManagerAsync(AccountId id) =>
            Service<ReadManagers>().ManagerAsync(Clerk, id, new(1), Cancel);

        public async Task<string> TokenAsync()
        {
            var mail = await App.Mails.NextAsync(subject: "Aktywacja konta Zarządcy");
            return Uri.UnescapeDataString(Token().Match(mail.Text).Groups[1].Value);
        }

        public Task<List<MailRow>> MailsAsync() =>
            Database.ReadAsync(
                Utility.Id,
                db => db.Outbox.Select(m => new MailRow(m.To, m.Subject)).ToListAsync(Cancel)
            );

        public async Task<List<AuditAct>> ActsAsync()
        {
            await using var db = Database.Store.ReadAll();
            return await db.Audit.OrderBy(a => a.Number).Select(a => a.Act).ToListAsync(Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    private sealed record MailRow(string To, string Subject);
}
