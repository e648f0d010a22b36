using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Audit;
using Ebok.Core.Customers;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

[Trait("Id", "K3")]
[Trait("Id", "O1")]
public class RegistrationQueueTests
{
    private static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Compare_DataBesideTheFile_MarksWhatDiffers(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer, name: "PRZYKŁADOWY  Jan");
        var other = GivenStaffWork.Registration(office.Customer, name: "Ktoś Inny");
        await office.Database.AddAsync(request, other);

        var view = await office.ReadAsync(request.Id);
        var wrong = await office.ReadAsync(other.Id);

        Of(view, FieldKey.BuyerName).ShouldBe(Comparison.Same);
        Of(view, FieldKey.BuyerAddress).ShouldBe(Comparison.Same);
        Of(view, FieldKey.NipOrPesel).ShouldBe(Comparison.Same);
        Of(view, FieldKey.InvoiceOrContractNumber).ShouldBe(Comparison.Same);
        Of(view, FieldKey.CustomerCode).ShouldBe(Comparison.Same);
        Of(view, FieldKey.Email).ShouldBe(Comparison.NotOnFile);
        Of(wrong, FieldKey.BuyerName).ShouldBe(Comparison.Differs);

        static Comparison Of(RegistrationView view, FieldKey field) =>
            view.Fields.Single(f => f.Field == field).Comparison;
    }

    [Theory, OnEachDatabase]
    public async Task Compare_WithAnotherCustomer_HisCodeDiffers(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer);
        var neighbour = Given.Customer("0000099", "Jan Przykładowy");
        await office.Database.AddAsync(request, neighbour);

        var view = await office.Service<ReadRegistration>().RunAsync(Clerk, request.Id, neighbour.Id, Cancel);

        view!.CustomerName.ShouldBe("Jan Przykładowy");
        view.Login.ShouldBe("0000099");
        view.Fields.Single(f => f.Field == FieldKey.CustomerCode).Comparison.ShouldBe(Comparison.Differs);
    }

    [Theory, OnEachDatabase]
    public async Task List_ByStateAndAge_CountsEach(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var requests = Enumerable
            .Range(0, 25)
            .Select(i => GivenStaffWork.Registration(office.Customer, $"Osoba {i:00}", at: Given.Imported.AddHours(i)))
            .ToArray();
        requests[3].State = RegistrationState.Refused;
        await office.Database.AddAsync([.. requests]);

        var view = await office
            .Service<ListRegistrations>()
            .RunAsync(Clerk, new(RegistrationState.BeingChecked), Sort.None, new PageRequest(2), Cancel);

        view.Counts[RegistrationState.BeingChecked].ShouldBe(24);
        view.Counts[RegistrationState.Refused].ShouldBe(1);
        view.Registrations.Rows.Select(r => r.Name).ShouldBe(["Osoba 21", "Osoba 22", "Osoba 23", "Osoba 24"]);
    }

    [Theory, OnEachDatabase]
    public async Task Approve_TwoClerksAtOnce_SecondIsTold(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer);
        await office.Database.AddAsync(request);
        var (approve, refuse) = (office.Service<ApproveRegistration>(), office.Service<RefuseRegistration>());

        var both = await Task.WhenAll(
            approve.RunAsync(Clerk, request.Id, office.Customer.Id, 0, Cancel),
            refuse.RunAsync(Clerk, request.Id, "Nie zgadza się adres.", 0, Cancel)
        );

        both.Count(r => r.IsOk).ShouldBe(1);
        both.Single(r => !r.IsOk).Refusal.ShouldBeOfType<DecidedMeanwhile>();
        (await office.AuditedAsync()).Count.ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Approve_LoginOfAnother_ChangesNothing(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer);
        await office.Database.AddAsync(request);
        await office
            .Service<CreateAccount>()
            .RunAsync(
                Given.Utility,
                new(office.Customer.Code, null, "hasło jest tu 1", false, [new(office.Customer.Id)]),
                Cancel
            );

        var result = await office
            .Service<ApproveRegistration>()
            .RunAsync(Clerk, request.Id, office.Customer.Id, 0, Cancel);

        result.Refusal.ShouldBe(new LoginOfAnother(office.Customer.Code));
        (await office.ReadAsync(request.Id)).State.ShouldBe(RegistrationState.BeingChecked);
        (await office.AuditedAsync()).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Refuse_WithReason_IsMailedAndKept(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer, email: "jan@example.pl");
        await office.Database.AddAsync(request);
        var refuse = office.Service<RefuseRegistration>();

        (await refuse.RunAsync(Clerk, request.Id, "  ", 0, Cancel)).Refusal.ShouldBeOfType<ReasonMissing>();
        (
            await refuse.RunAsync(Clerk, request.Id, "Rachunek 54 9999 0001 0000 0000 0000 0006", 0, Cancel)
        ).Refusal.ShouldBeOfType<ReasonHasAccountNumber>();
        (await refuse.RunAsync(Clerk, request.Id, "Nie zgadza się adres.", 0, Cancel)).IsOk.ShouldBeTrue();

        var mail = await office.App.MailAsync("jan@example.pl", "Rejestracja nie została przyjęta");
        mail.Text.ShouldContain("Nie zgadza się adres.");
        var view = await office.ReadAsync(request.Id);
        (view.State, view.RefusalReason).ShouldBe((RegistrationState.Refused, "Nie zgadza się adres."));
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "O7")]
    public async Task Reader_DecidesAndPrintsNothing(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer);
        await office.Database.AddAsync(request);
        var reader = Clerk with { Role = StaffRole.Reader };

        Refusal?[] answers =
        [
            (
                await office.Service<ApproveRegistration>().RunAsync(reader, request.Id, office.Customer.Id, 0, Cancel)
            ).Refusal,
            (await office.Service<RefuseRegistration>().RunAsync(reader, request.Id, "nie", 0, Cancel)).Refusal,
            (await office.Service<PrintLetters>().RunAsync(reader, null, Cancel)).Refusal,
            (await office.Service<MarkLettersSent>().RunAsync(reader, null, Cancel)).Refusal,
            (
                await office.Service<MakeCounterAccount>().RunAsync(reader, office.Customer.Id, null, false, Cancel)
            ).Refusal,
            (await office.Service<PrintCounterLetter>().RunAsync(reader, office.Customer.Id, Cancel)).Refusal,
        ];

        answers.ShouldAllBe(a => a is NotOfYourRole);
        (await office.ReadAsync(request.Id)).State.ShouldBe(RegistrationState.BeingChecked);
    }

    [Theory, OnEachDatabase]
    [Trait("Id", "R3")]
    public async Task Attempts_ByCodeAndAddress_AreCounted(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        var request = GivenStaffWork.Registration(office.Customer);
        await office.Database.AddAsync(request);
        var attempts = office.Service<Ebok.Core.Credentials.Attempts>();
        var utility = office.Service<UtilityCatalog>().Find("kpec")!;
        await office.Database.Store.WriteAsync(
            Given.Utility,
            db =>
            {
                foreach (
                    var (code, origin) in new[]
                    {
                        (office.Customer.Code, "192.0.2.44"),
                        (office.Customer.Code, "192.0.2.45"),
                        ("0000001", "192.0.2.44"),
                    }
                )
                    attempts.Record(
                        db,
                        utility,
                        Ebok.Core.Credentials.AttemptKind.Registration,
                        code,
                        null,
                        new Caller(IPAddress.Parse(origin), null),
                        succeeded: false
                    );
                return Task.CompletedTask;
            },
            Cancel
        );

        var byCode = await ListAsync(byOrigin: false);
        var byOrigin = await ListAsync(byOrigin: true);
        var registration = await office.ReadAsync(request.Id);

        byCode.Rows.Select(r => (r.Key, r.Failed)).ShouldBe([(office.Customer.Code, 2), ("0000001", 1)]);
        byOrigin.Rows.Select(r => (r.Key, r.Failed)).ShouldBe([("192.0.2.44", 2), ("192.0.2.45", 1)]);
        registration.Attempts.Sum(a => a.Count).ShouldBe(2);
        registration.AttemptsFromOrigin.ShouldBe(2);

        Task<Page<AttemptRow>> ListAsync(bool byOrigin) =>
            office.Service<ListAttempts>().RunAsync(Clerk, 1, byOrigin, null, Sort.None, new(1), Cancel);
    }

    [Theory, OnEachDatabase]
    public async Task FindCustomers_ByEachWord_InWhateverCase(DatabaseKind kind)
    {
        await using var office = await Office.NewAsync(kind);
        await office.Database.AddAsync(Given.Customer("0000099", "Łucja Śliwa 50%"));
        var find = office.Service<FindCustomers>();

        (await FoundAsync("przykładowy źródlana")).ShouldBe([office.Customer.Code]);
        (await FoundAsync("0000099")).ShouldBe(["0000099"]);
        (await FoundAsync("ŚLIWA")).ShouldBe(["0000099"]);
        (await FoundAsync("50%")).ShouldBe(["0000099"]);
        (await FoundAsync("%")).ShouldBeEmpty();
        (await FoundAsync(" ")).ShouldBeEmpty();

        async Task<IEnumerable<string>> FoundAsync(string text) =>
            (await find.RunAsync(Clerk, text, Sort.None, new PageRequest(1), Cancel)).Page.Rows.Select(c => c.Code);
    }

    /// <summary>KPEC with one customer and his invoice.</summary>
    internal sealed class Office : IAsyncDisposable
    {
        public required TestDatabase Database { get; init; }
        public required EbokApp App { get; init; }
        public required Customer Customer { get; init; }

        public static async Task<Office> NewAsync(DatabaseKind kind)
        {
            var database = await TestDatabase.NewAsync(kind);
            var customer = Given.Customer("0012417", "Jan Przykładowy");
            customer.Street = "ul. Źródlana 7";
            customer.PostCode = "85-315";
            customer.City = "Bydgoszcz";
            customer.Pesel = "44051401359";
            await database.AddAsync(customer, Given.Invoice(customer, "FV/1", new(2026, 10, 5)));
            return new()
            {
                Database = database,
                App = new EbokApp(database),
                Customer = customer,
            };
        }

        public T Service<T>()
            where T : notnull => App.Services.GetRequiredService<T>();

        public async Task<RegistrationView> ReadAsync(RegistrationId id) =>
            (await Service<ReadRegistration>().RunAsync(Clerk, id, null, Cancel))!;

        public async Task<List<AuditRecord>> AuditedAsync()
        {
            await using var db = Database.Store.ReadAll();
            return await db.Audit.OrderBy(r => r.Number).ToListAsync(Cancel);
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
