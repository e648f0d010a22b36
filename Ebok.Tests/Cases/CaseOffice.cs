using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Customers;
using Ebok.Core.Meters;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Cases;

/// <summary>A customer of KPEC at home, with a meter, an invoice and an e-mail address; and the clerk on the other side.</summary>
internal sealed class CaseOffice : IAsyncDisposable
{
    public const string Email = "jan@przyklad.example";
    public static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");

    private CaseOffice(CustomerAtHome home) => Home = home;

    public CustomerAtHome Home { get; }
    public required Customer Customer { get; init; }
    public required Meter Meter { get; init; }
    public required Meter StrangersMeter { get; init; }
    public required Core.Invoices.Invoice Invoice { get; init; }
    public required Actor Actor { get; init; }
    public UtilityProfile Utility => Get<UtilityCatalog>().Find("kpec")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CaseOffice> OpenAsync(DatabaseKind kind, params (string Key, string Value)[] settings)
    {
        var customer = Given.Customer("0012417", "Jan Przykładowy");
        var stranger = Given.Customer("0012418", "Ewa Sąsiadka");
        var point = Given.Point(customer, "P-1");
        var (meter, strangers) = (Given.Meter(point, "65215917"), Given.Point(stranger, "P-2"));
        var strangersMeter = Given.Meter(strangers, "99");
        var invoice = Given.Invoice(customer, "FV/2026/11/7", new(2026, 11, 5), point: point.Id);
        var home = await CustomerAtHome.SignInAsync(
            kind,
            customer,
            points: null,
            settings,
            [Given.ImportRun(), point, meter, stranger, strangers, strangersMeter, invoice]
        );
        await home.App.Store.WriteAsync(
            customer.Utility,
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, Email), Cancel),
            Cancel
        );
        var account = await home.Database.ReadAsync(
            customer.Utility,
            db => db.Users.Select(a => a.Id).SingleAsync(Cancel)
        );
        return new CaseOffice(home)
        {
            Customer = customer,
            Meter = meter,
            StrangersMeter = strangersMeter,
            Invoice = invoice,
            Actor = new(customer.Utility, new(account), customer.Id, WholeCustomer: true),
        };
    }

    public T Get<T>()
        where T : notnull => Home.App.Services.GetRequiredService<T>();

    public Task<Result<SentCase>> SendAsync(
        string type = "reklamacja",
        Guid? about = null,
        string text = "Faktura jest za wysoka.",
        Guid? request = null,
        params (string Name, byte[] Content)[] files
    ) =>
        Get<SendCase>()
            .RunAsync(Actor, Utility, new(type, about, text, request ?? Guid.NewGuid(), Incoming(files)), Cancel);

    public async Task<SentCase> SentAsync(string type = "reklamacja", Guid? about = null)
    {
        (await SendAsync(type, about)).TryGet(out var sent, out var refusal).ShouldBeTrue(refusal?.Code);
        return sent!;
    }

    public Task<CaseView?> ReadAsync(CaseId id, Actor? actor = null) =>
        Get<ReadCase>().RunAsync(actor ?? Actor, id, Cancel);

    public Task<Refusal?> AnswerAsync(CaseId id, string text, Guid? request = null, StaffActor? staff = null) =>
        Get<AnswerCase>().RunAsync(staff ?? Clerk, Utility, id, text, request ?? Guid.NewGuid(), [], Cancel);

    public Task<Refusal?> AddAsync(CaseId id, string text, Guid? request = null) =>
        Get<AddCaseMessage>().RunAsync(Actor, Utility, id, text, request ?? Guid.NewGuid(), [], Cancel);

    public static IReadOnlyList<IncomingFile> Incoming(params (string Name, byte[] Content)[] files) =>
        [.. files.Select(f => new IncomingFile(f.Name, f.Content.Length, () => new MemoryStream(f.Content)))];

    public ValueTask DisposeAsync() => Home.DisposeAsync();
}
