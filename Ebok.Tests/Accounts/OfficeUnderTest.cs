using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Accounts;

/// <summary>The running portal with an account of KPEC: <see cref="Login"/> / <see cref="Password"/>.</summary>
internal sealed class OfficeUnderTest : IAsyncDisposable
{
    public const string Login = "K-0001";
    public const string Password = "Zielony słoń 7";

    private TestDatabase? owned;

    private OfficeUnderTest(TestDatabase database, EbokApp app) => (Database, App) = (database, app);

    public TestDatabase Database { get; }
    public EbokApp App { get; }
    public AccountId Account { get; private set; }
    public CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public static Task<OfficeUnderTest> StartAsync(
        DatabaseKind kind,
        bool mustChange = false,
        params string[] customers
    ) => OwningAsync(kind, database => new(database), mustChange, customers);

    /// <summary>The same with hashes as dear as customers' are.</summary>
    public static Task<OfficeUnderTest> StartWithRealHashesAsync(DatabaseKind kind) =>
        OwningAsync(kind, database => new(database) { PasswordRounds = Passwords.Iterations }, false, []);

    /// <summary>The same on a database that outlives the portal.</summary>
    public static async Task<OfficeUnderTest> StartAsync(
        TestDatabase database,
        EbokApp app,
        bool mustChange = false,
        params string[] customers
    )
    {
        var office = new OfficeUnderTest(database, app);
        office.Account = await office.AddAccountAsync(
            "kpec",
            Login,
            mustChange,
            customers.Length == 0 ? [Login] : customers
        );
        return office;
    }

    private static async Task<OfficeUnderTest> OwningAsync(
        DatabaseKind kind,
        Func<TestDatabase, EbokApp> start,
        bool mustChange,
        string[] customers
    )
    {
        var database = await TestDatabase.NewAsync(kind);
        var office = await StartAsync(database, start(database), mustChange, customers);
        office.owned = database;
        return office;
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>An account with customers of these codes; password as always.</summary>
    public async Task<AccountId> AddAccountAsync(
        string slug,
        string login,
        bool mustChange = false,
        params string[] customerCodes
    )
    {
        var utility = new UtilityId(slug);
        var customers = customerCodes.Select(code => Given.Customer(code, "Odbiorca " + code, utility)).ToList();
        await Database.AddAsync([.. customers]);
        var account = new NewAccount(login, null, Password, mustChange, [.. customers.Select(c => new Grant(c.Id))]);
        var result = await Service<CreateAccount>().RunAsync(utility, account, Cancel);
        result.TryGet(out var id, out var refusal).ShouldBeTrue(refusal?.Code);
        return id;
    }

    /// <summary>Tries to sign in to KPEC without the page round it.</summary>
    public async Task<bool> TryAsync(string password, string login = Login, string? from = null)
    {
        var result = await Service<SignIn>()
            .RunAsync(
                Service<UtilityCatalog>().Find("kpec")!,
                new(login, password, Remember: false),
                new(from is null ? null : IPAddress.Parse(from), null),
                Cancel
            );
        return result.IsOk;
    }

    public Task LockAsync(AccountId account) =>
        SetAsync(account, s => s.SetProperty(a => a.LockoutEnd, App.Clock.GetUtcNow().AddDays(1)));

    public Task UnlockAsync(AccountId account) =>
        SetAsync(
            account,
            s => s.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null).SetProperty(a => a.AccessFailedCount, 0)
        );

    public Task TakeCustomersAsync(AccountId account) =>
        Database.Store.WriteAsync(
            Given.Utility,
            db => db.AccountCustomers.Where(c => c.Account == account).ExecuteDeleteAsync(Cancel),
            Cancel
        );

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (owned is not null)
            await owned.DisposeAsync();
    }

    public Task<int> SetAsync(
        AccountId account,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Account>> what
    ) =>
        Database.Store.WriteAsync(
            Given.Utility,
            db => db.Users.Where(a => a.Id == account.Value).ExecuteUpdateAsync(what, Cancel),
            Cancel
        );
}
