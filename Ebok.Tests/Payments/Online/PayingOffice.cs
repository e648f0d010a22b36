using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Payments.Online;

/// <summary>A portal with a gateway, and a customer signed in who owes 100,50 zł for FV/1 and 20,25 zł for FV/2.</summary>
internal sealed class PayingOffice : IAsyncDisposable
{
    public const string Nip = "9990001060";
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private PayingOffice(TestDatabase database, EbokApp app, GatewayServer gateway, Customer customer) =>
        (Database, App, Gateway, Customer, Client) = (database, app, gateway, customer, app.NewClient());

    public TestDatabase Database { get; }
    public EbokApp App { get; }
    public GatewayServer Gateway { get; }
    public Customer Customer { get; }
    public OfficeClient Client { get; }

    public static async Task<PayingOffice> OpenAsync(
        DatabaseKind kind = DatabaseKind.Sqlite,
        bool withGateway = true,
        IReadOnlyList<SupplyPointId>? points = null,
        Customer? customer = null,
        params IOfUtility[] rows
    )
    {
        var database = await TestDatabase.NewAsync(kind);
        var gateway = await GatewayServer.StartAsync();
        customer ??= Given.Customer("0012417");
        await database.AddAsync([
            customer,
            Given.Invoice(customer, "FV/1", new(2026, 11, 1), 100.50m, seller: Nip),
            Given.Invoice(customer, "FV/2", new(2026, 11, 10), 20.25m, seller: Nip),
            .. rows,
        ]);
        var app = new EbokApp(database)
        {
            // Links lead to where it listens.
            Environment = "Development",
            Clock = new(Now),
            Settings = withGateway ? gateway.Settings(Nip) : [],
        };
        app.Settings["Ebok:Demo"] = "none";
        var office = new PayingOffice(database, app, gateway, customer);
        var made = await app
            .Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                customer.Utility,
                new(customer.Code, "jan@przyklad.example", CustomerAtHome.Password, false, [new(customer.Id, points)]),
                TestContext.Current.CancellationToken
            );
        made.IsOk.ShouldBeTrue();
        await office.Client.SignInAsync("kpec", customer.Code, CustomerAtHome.Password);
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await Gateway.DisposeAsync();
        await Database.DisposeAsync();
    }

    public Task<Answer> GetAsync(string page) => Client.GetAsync("/kpec/" + page);

    /// <summary>Opens the page of paying and presses the button of the gateway.</summary>
    public async Task<Answer> PressPayAsync(Answer? page = null) =>
        await Client.SubmitAsync(page ?? await GetAsync("zaplac"), "Zapłać");

    /// <summary>The same, and the gateway has it.</summary>
    public async Task<GatewayServer.Order> StartAsync()
    {
        var answer = await PressPayAsync();
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.MainText);
        answer.Response.Headers.Location!.AbsoluteUri.ShouldBe($"{Gateway.Address}trnRequest/{Gateway.Only.Token}");
        return Gateway.Only;
    }

    /// <summary>The customer comes back from the gateway.</summary>
    public Task<Answer> ReturnAsync(GatewayServer.Order order) =>
        Client.OpenAsync(new Uri(order.UrlReturn).PathAndQuery);

    /// <summary>A round of whoever asks about hanging payments.</summary>
    public Task<int> AskAsync() =>
        App.Services.GetRequiredService<HangingPayments>().RunOnceAsync(TestContext.Current.CancellationToken);

    public Task<OnlinePayment> PaymentAsync() => ReadAsync(db => db.OnlinePayments.SingleAsync());

    public Task<T> ReadAsync<T>(Func<EbokDb, Task<T>> query) => Database.ReadAsync(Customer.Utility, query);

    /// <summary>What is left of an invoice.</summary>
    public Task<string> LeftAsync(string number) =>
        ReadAsync(async db => (await db.Invoices.SingleAsync(i => i.Number == number)).Left.ToString());

    /// <summary>Subjects of the mails to whoever pays, in the order in which they were written.</summary>
    public Task<List<string>> MailsAsync() =>
        ReadAsync(db => db.Outbox.OrderBy(m => m.CreatedAt).Select(m => m.Subject).ToListAsync());

    /// <summary>Amounts that gateway payments put on documents.</summary>
    public Task<List<string>> OnItsWayAsync() =>
        ReadAsync(async db =>
            (
                await db
                    .Ledger.Where(e => e.Source == Core.Payments.LedgerSource.Gateway && e.BookedAs == null)
                    .OrderBy(e => e.Concerns)
                    .ToListAsync()
            )
                .Select(e => $"{e.Concerns} {e.Amount}")
                .ToList()
        );
}
