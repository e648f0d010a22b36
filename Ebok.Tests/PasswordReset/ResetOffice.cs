using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.PasswordReset;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.PasswordReset;

/// <summary>The running portal with one customer, his account and his last invoices at one utility, and what he has to
/// type there.</summary>
internal sealed class ResetOffice : IAsyncDisposable
{
    public const string Password = "Zielony słoń 7";
    public const string NewPassword = "Fioletowy koń 12";
    public const string Email = "jan.przykladowy@poczta.example";
    public const string Form = "przypomnienie-hasla";

    private readonly TestDatabase database;
    private readonly bool owned;

    private ResetOffice(TestDatabase database, EbokApp app, string slug, bool owned)
    {
        (this.database, App, Slug, this.owned) = (database, app, slug, owned);
        Customer = Given.Customer(CodeOf[slug], utility: new(slug));
    }

    public EbokApp App { get; }
    public string Slug { get; }
    public TestDatabase Database => database;
    public UtilityId Utility => new(Slug);
    public UtilityProfile Profile => Service<UtilityCatalog>().Find(Slug)!;
    public AccountId Account { get; private set; }
    public Customer Customer { get; private set; }
    public string Login => Slug == "weglokoks" ? Email : CodeOf[Slug];
    public CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    /// <summary>As on paper, newest first: Węglokoks' other company has sent one later.</summary>
    public IReadOnlyList<string> Numbers =>
        Slug == "mpwik"
            ? ["104217/11/2026", "104217/10/2026", "104217/09/2026", "104217/08/2026"]
            : ["FV/0041/11/2026", "FV/0041/10/2026", "FV/0041/09/2026", "FV/0041/08/2026"];

    /// <summary>Number of an invoice of Węglokoks' second company.</summary>
    public const string OtherCompanys = "NSE/7/2026";

    public static Dictionary<string, string> CodeOf { get; } =
        new()
        {
            ["weglokoks"] = "00417283",
            ["tarnobrzeg"] = "39-29001",
            ["kpec"] = "0012417",
            ["qweb"] = "001234",
            ["mpwik"] = "104217",
        };

    public static async Task<ResetOffice> StartAsync(
        DatabaseKind kind,
        string slug = "weglokoks",
        bool mustChange = false,
        DateTimeOffset? goodUntil = null
    )
    {
        var database = await TestDatabase.NewAsync(kind);
        var office = new ResetOffice(database, new EbokApp(database), slug, owned: true);
        await office.FillAsync(mustChange, goodUntil);
        return office;
    }

    public T Service<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>The right facts, by the labels of the profile's form.</summary>
    public (string Label, string Value)[] Facts() =>
        [
            .. Profile
                .Reset.Fields.Where(f => f.Field != FieldKey.Company)
                .Select(f =>
                    (
                        f.Label,
                        f.Field switch
                        {
                            FieldKey.CustomerCode => CodeOf[Slug],
                            FieldKey.InvoiceNumber => Numbers[0],
                            FieldKey.Login => Login,
                            _ => Email,
                        }
                    )
                ),
        ];

    /// <summary>The same with another value for one of the fields.</summary>
    public (string Label, string Value)[] FactsBut(FieldKey field, string value) =>
        [
            .. Facts()
                .Select(f =>
                    f.Label == Profile.Reset.Fields.Single(p => p.Field == field).Label ? (f.Label, value) : f
                ),
        ];

    /// <summary>Opens the form, fills it in and sends it; the answer leads to the next page.</summary>
    public async Task<Answer> AskAsync(OfficeClient client, params (string Label, string Value)[] facts) =>
        await client.SubmitAsync(
            await client.GetAsync($"/{Slug}/{Form}"),
            Profile.Reset.Submit,
            facts.Length == 0 ? Facts() : facts
        );

    /// <summary>Types a code and a new password on the next page.</summary>
    public async Task<Answer> ChangeAsync(
        OfficeClient client,
        string code,
        string password = NewPassword,
        string? again = null
    ) =>
        await client.SubmitAsync(
            await client.GetAsync($"/{Slug}/{Form}/kod"),
            "Zmień hasło",
            ("Kod aktywacyjny", code),
            ("Nowe hasło", password),
            ("Powtórz hasło", again ?? password)
        );

    /// <summary>The code of the next mail that is not read yet.</summary>
    public async Task<string> CodeAsync() => (await App.MailAsync(Email)).Value("Kod aktywacyjny");

    /// <summary>Whether one can sign in with this password.</summary>
    public async Task<bool> TryAsync(string password) =>
        (
            await Service<SignIn>().RunAsync(Profile, new(Login, password, Remember: false), new(null, null), Cancel)
        ).IsOk;

    public Task SetAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Account>> what) =>
        database.Store.WriteAsync(
            Utility,
            db => db.Users.Where(a => a.Id == Account.Value).ExecuteUpdateAsync(what, Cancel),
            Cancel
        );

    public Task<T> ReadAsync<T>(Func<Ebok.Core.Data.EbokDb, Task<T>> question) => database.ReadAsync(Utility, question);

    /// <summary>How many mails were ever put into the outbox, sent or not.</summary>
    public Task<int> MailsAsync() => ReadAsync(db => db.Outbox.CountAsync(Cancel));

    /// <summary>One more customer with an invoice and an account, and his facts.</summary>
    public async Task<ResetFacts> AddAsync(int number)
    {
        var customer = Given.Customer($"0080{number:0000}", utility: Utility);
        var facts = new ResetFacts
        {
            CustomerCode = customer.Code,
            InvoiceNumber = $"FV/{number}/X",
            Login = $"klient{number}@poczta.example",
        };
        await database.AddAsync(
            customer,
            Given.Invoice(customer, facts.InvoiceNumber, new(2026, 11, 5), seller: Profile.Companies[0].Nip)
        );
        var login = facts.Login;
        await database.Store.WriteAsync(
            Utility,
            db =>
                Service<CreateAccount>()
                    .AddAsync(
                        db,
                        Utility,
                        AccountId.New(),
                        new(login, login, Password, MustChangePassword: false, [new Grant(customer.Id)]),
                        "no hash",
                        Cancel
                    ),
            Cancel
        );
        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (owned)
            await database.DisposeAsync();
    }

    private async Task FillAsync(bool mustChange, DateTimeOffset? goodUntil)
    {
        var seller = Profile.Companies[0].Nip;
        var rows = Numbers
            .Select(
                (number, i) => Given.Invoice(Customer, number, new DateOnly(2026, 11, 5).AddMonths(-i), seller: seller)
            )
            .ToList();
        if (Profile.Companies.Count > 1)
            rows.Add(
                Given.Invoice(Customer, OtherCompanys, new DateOnly(2026, 11, 12), seller: Profile.Companies[1].Nip)
            );
        await database.AddAsync([Customer, .. rows]);
        var account = new NewAccount(Login, Email, Password, mustChange, [new Grant(Customer.Id)])
        {
            GoodUntil = goodUntil,
        };
        var made = await Service<CreateAccount>().RunAsync(Utility, account, Cancel);
        made.TryGet(out var id, out var refusal).ShouldBeTrue(refusal?.Code);
        Account = id;
    }
}
