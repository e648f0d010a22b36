using Ebok.Core.Accounts;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Accounts;

/// <summary>The running portal with an account of KPEC: <c>K0001</c> / <see cref="Password"/>.</summary>
internal sealed class OfficeUnderTest : IAsyncDisposable
{
    public const string Login = "K-0001";
    public const string Password = "Zielony słoń 7";

    private OfficeUnderTest(TestDatabase database, EbokApp app) => (Database, App) = (database, app);

    public TestDatabase Database { get; }
    public EbokApp App { get; }
    public AccountId Account { get; private set; }

    public static async Task<OfficeUnderTest> StartAsync(
        DatabaseKind kind,
        string environment = "Production",
        string slug = "kpec",
        bool mustChange = false
    )
    {
        var database = await TestDatabase.NewAsync(kind);
        var app = new EbokApp(database) { Environment = environment, Settings = { ["Ebok:Demo"] = "none" } };
        var office = new OfficeUnderTest(database, app);
        office.Account = await office.AddAccountAsync(slug, Login, mustChange, Login);
        return office;
    }

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
        var result = await App
            .Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                utility,
                new(login, null, Password, mustChange, [.. customers.Select(c => new Grant(c.Id))]),
                TestContext.Current.CancellationToken
            );
        result.TryGet(out var id, out var refusal).ShouldBeTrue(refusal?.Code);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
