using Ebok.Core.Attachments;
using Ebok.Core.Customers;
using Ebok.Core.DataChanges;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Cases;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.DataChanges;

/// <summary>A customer of KPEC at home whose data are on file, and a clerk.</summary>
internal sealed class DataOffice(CustomerAtHome home, Customer customer, Actor actor) : IAsyncDisposable
{
    public const string Own = "jan@przyklad.example";
    public const string OnFile = "biuro@przyklad.example";
    public static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");

    public CustomerAtHome Home => home;
    public Customer Customer => customer;
    public Actor Actor => actor;
    public UtilityProfile Utility => Get<UtilityCatalog>().Find("kpec")!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DataOffice> OpenAsync(DatabaseKind kind)
    {
        var customer = Given.Customer("0012417", "WSPÓLNOTA MIESZKANIOWA UL. DŁUGA 5", kind: CustomerKind.Community);
        customer.Nip = "8567346215";
        customer.Regon = "092350688";
        customer.Phone = "+48 600 100 200";
        customer.Email = OnFile;
        customer.Street = "ul. Długa 5";
        customer.PostCode = "85-034";
        customer.City = "Bydgoszcz";
        var home = await CustomerAtHome.SignInAsync(kind, customer, Given.ImportRun());
        await home.App.Store.WriteAsync(
            customer.Utility,
            db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.Email, Own), Cancel),
            Cancel
        );
        var account = await home.Database.ReadAsync(
            customer.Utility,
            db => db.Users.Select(a => a.Id).SingleAsync(Cancel)
        );
        return new(home, customer, new(customer.Utility, new(account), customer.Id, WholeCustomer: true));
    }

    public T Get<T>()
        where T : notnull => home.App.Services.GetRequiredService<T>();

    /// <summary>The form as it begins, with some values typed over.</summary>
    public async Task<NewDataChange> FormAsync(params (DataField Field, string? Value)[] typed)
    {
        (await Get<ReadDataForm>().RunAsync(actor, Utility, Cancel)).TryGet(out var form, out _).ShouldBeTrue();
        var values = form!.OnFile.ToDictionary();
        foreach (var (field, value) in typed)
            values[field] = value;
        return new()
        {
            Values = values,
            MailDiffers = form.MailDiffers,
            Objects = form.Objects,
            Declared = true,
            Request = Guid.CreateVersion7(),
        };
    }

    public Task<Result<SentDataChange>> SendAsync(NewDataChange change, Actor? by = null) =>
        Get<SendDataChange>().RunAsync(by ?? actor, Utility, change, Cancel);

    /// <summary>Sends a change and finds it.</summary>
    public async Task<DataChangeId> SentAsync(params (DataField Field, string? Value)[] typed) =>
        await FindAsync(await FormAsync(typed));

    /// <summary>The same with something else in the form.</summary>
    public async Task<DataChangeId> SentAsyncWith(Func<NewDataChange, NewDataChange> with) =>
        await FindAsync(with(await FormAsync()));

    private async Task<DataChangeId> FindAsync(NewDataChange change)
    {
        (await SendAsync(change)).TryGet(out var sent, out var refusal).ShouldBeTrue(refusal?.Code);
        return await home.Database.ReadAsync(
            customer.Utility,
            db => db.DataChanges.Where(c => c.Case == sent!.Letter!.Id).Select(c => c.Id).SingleAsync(Cancel)
        );
    }

    public async Task<DataChangeView> ReadAsync(DataChangeId id, StaffActor? staff = null) =>
        (await Get<ReadDataChange>().RunAsync(staff ?? Clerk, id, Cancel)).ShouldNotBeNull();

    public async Task<Refusal?> AcceptAsync(DataChangeId id, StaffActor? staff = null, long? seen = null) =>
        await Get<AcceptDataChange>().RunAsync(staff ?? Clerk, id, seen ?? (await ReadAsync(id)).FileVersion, Cancel);

    public Task<Refusal?> RefuseAsync(DataChangeId id, string? reason, StaffActor? staff = null) =>
        Get<RefuseDataChange>().RunAsync(staff ?? Clerk, id, reason, Cancel);

    public async Task<OwnDataChange> OwnAsync() =>
        (await Get<ListOwnDataChanges>().RunAsync(actor, new(1), Cancel)).Rows[0];

    /// <summary>The billing system's next export, with another telephone.</summary>
    public async Task ImportAsync(string phone, string? street = null)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "klienci.csv"),
            "kod;nazwa;rodzaj;nip;regon;email;telefon;ulica;kod_pocztowy;miejscowosc\n"
                + $"{customer.Code};{customer.Name};wspólnota;{customer.Nip};{customer.Regon};{customer.Email};{phone};{street ?? customer.Street};{customer.PostCode};{customer.City}\n",
            Cancel
        );
        var report = await Get<Core.Imports.ImportCsvFolder>().RunAsync(Utility, folder.Path, new(), Cancel);
        report.Refused.ShouldBe(0);
    }

    public static IReadOnlyList<IncomingFile> Files(params (string Name, byte[] Content)[] files) =>
        CaseOffice.Incoming(files);

    public ValueTask DisposeAsync() => home.DisposeAsync();
}
