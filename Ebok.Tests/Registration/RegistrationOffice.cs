using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Registration;

/// <summary>A portal with two customers of Q-WEB, one of whom has an account, and the registration asked without pages.</summary>
internal sealed class RegistrationOffice : IAsyncDisposable
{
    public const string Free = "001234";
    public const string Taken = "001241";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private RegistrationOffice(TestDatabase database, EbokApp app) => (Database, App) = (database, app);

    public TestDatabase Database { get; }
    public EbokApp App { get; }
    public UtilityProfile Utility => App.Services.GetRequiredService<UtilityCatalog>().Find("qweb")!;

    public static async Task<RegistrationOffice> OpenAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.NewAsync(kind);
        var utility = new UtilityId("qweb");
        Customer[] customers =
        [
            Given.Customer(Free, "Jan Kowalski", utility),
            Given.Customer(Taken, "Anna Nowak", utility),
        ];
        await database.AddAsync([
            .. customers,
            .. customers.Select(c => Given.Invoice(c, "FV/" + c.Code, new DateOnly(2026, 11, 5))),
        ]);
        var office = new RegistrationOffice(
            database,
            new EbokApp(database) { Clock = new(Now), Settings = { ["Ebok:Demo"] = "none" } }
        );
        var made = await office
            .App.Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                utility,
                new(Taken, "anna@poczta.example", "Zielony słoń 7", false, [new(customers[1].Id)]),
                TestContext.Current.CancellationToken
            );
        made.IsOk.ShouldBeTrue();
        return office;
    }

    /// <summary>Sends a whole registration.</summary>
    public Task<StepOutcome> SendAsync(
        string code,
        string name,
        string invoice,
        string? draft = null,
        string address = "198.51.100.7",
        UtilityProfile? utility = null,
        string email = "jan@poczta.example"
    ) =>
        App
            .Services.GetRequiredService<TakeStep>()
            .RunAsync(
                utility ?? Utility,
                draft ?? DraftKey.New(),
                new TypedStep(
                    0,
                    new Dictionary<FieldKey, string>
                    {
                        [FieldKey.CustomerCode] = code,
                        [FieldKey.BuyerName] = name,
                        [FieldKey.InvoiceNumber] = invoice,
                        [FieldKey.Email] = email,
                        [FieldKey.AcceptTerms] = FieldCheck.Yes,
                        [FieldKey.AcceptPrivacy] = FieldCheck.Yes,
                    },
                    0,
                    HumanPassed: true
                ),
                new Caller(IPAddress.Parse(address), null),
                TestContext.Current.CancellationToken
            );

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
    }
}
