using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Testing;

/// <summary>The running portal with a customer signed in, and what the test stored for him.</summary>
internal sealed class CustomerAtHome : IAsyncDisposable
{
    public const string Password = "Zielony słoń 7";

    /// <summary>A Friday in November, ten in the morning in Poland.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private CustomerAtHome(TestDatabase database, EbokApp app, string slug) =>
        (Database, App, Slug, Client) = (database, app, slug, app.NewClient());

    public TestDatabase Database { get; }
    public EbokApp App { get; }
    public string Slug { get; }
    public OfficeClient Client { get; }

    /// <summary>Stores the customer and what is his, makes an account whose login is his code, signs in.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="customer">Whom the account is for.</param>
    /// <param name="points">Null for the whole customer, else the points of a manager of part (M4).</param>
    /// <param name="rows">All else.</param>
    public static Task<CustomerAtHome> SignInAsync(
        DatabaseKind kind,
        Customer customer,
        IReadOnlyList<SupplyPointId>? points,
        params IOfUtility[] rows
    ) => SignInAsync(kind, customer, points, [], rows);

    /// <summary>The same with more settings of the portal.</summary>
    public static async Task<CustomerAtHome> SignInAsync(
        DatabaseKind kind,
        Customer customer,
        IReadOnlyList<SupplyPointId>? points,
        IReadOnlyList<(string Key, string Value)> settings,
        params IOfUtility[] rows
    )
    {
        var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync([customer, .. rows]);
        var app = new EbokApp(database) { Clock = new(Now), Settings = { ["Ebok:Demo"] = "none" } };
        foreach (var (key, value) in settings)
            app.Settings[key] = value;
        var home = new CustomerAtHome(database, app, customer.Utility.Slug);
        var made = await app
            .Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                customer.Utility,
                new(customer.Code, null, Password, MustChangePassword: false, [new(customer.Id, points)]),
                TestContext.Current.CancellationToken
            );
        made.IsOk.ShouldBeTrue();
        await home.Client.SignInAsync(home.Slug, customer.Code, Password);
        return home;
    }

    /// <summary>The same for the whole customer.</summary>
    public static Task<CustomerAtHome> SignInAsync(DatabaseKind kind, Customer customer, params IOfUtility[] rows) =>
        SignInAsync(kind, customer, points: null, rows);

    /// <summary>A page of the office: <c>faktury?strona=2</c>.</summary>
    public Task<Answer> GetAsync(string page) => Client.GetAsync($"/{Slug}/{page}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
