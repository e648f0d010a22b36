using System.IO.Compression;
using System.Text;
using Ebok.Core.Accounts;
using Ebok.Core.Attachments;
using Ebok.Core.Content;
using Ebok.Core.Customers;
using Ebok.Core.DataChanges;
using Ebok.Core.Documents;
using Ebok.Core.Exports;
using Ebok.Core.Imports;
using Ebok.Core.Invoices;
using Ebok.Core.Mail;
using Ebok.Core.Meters;
using Ebok.Core.Operators;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.DataChanges;
using Ebok.Tests.Managers;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Ownership;

/// <summary>A small portal in which everything of the owner bears a mark, so that a leak is seen wherever it is:
/// <see cref="MarkOfAll"/> on what is the customer's as a whole, <see cref="MarkOfOne"/> on what belongs to his first
/// supply point, <see cref="MarkOfTwo"/> on what belongs to the second, which the partial manager was granted.</summary>
internal sealed class Estate(TestDatabase database, EbokApp app) : IAsyncDisposable
{
    public const string Slug = "kpec";
    public const string OtherSlug = "mpwik";
    public const string Mark = "Znak-A";
    public const string MarkOfAll = "Znak-A0";
    public const string MarkOfOne = "Znak-A1";
    public const string MarkOfTwo = "Znak-A2";
    private const string Password = "Długie hasło do prób 1";
    private static readonly DateOnly Day = new(2026, 10, 5);

    /// <summary>Customer of <see cref="Slug"/>, whose things are asked for.</summary>
    public required OfficeClient Owner { get; init; }

    /// <summary>Customer of the same utility.</summary>
    public required OfficeClient Stranger { get; init; }

    /// <summary>Manager of the owner's second supply point only (M4).</summary>
    public required OfficeClient PartialManager { get; init; }

    /// <summary>Customer of <see cref="OtherSlug"/>, with the owner's customer code.</summary>
    public required OfficeClient OtherUtility { get; init; }

    /// <summary>Staff of <see cref="Slug"/>, one of each role.</summary>
    public required IReadOnlyDictionary<StaffRole, OfficeClient> Staff { get; init; }

    /// <summary>An administrator of <see cref="OtherSlug"/>.</summary>
    public required OfficeClient OtherStaff { get; init; }

    /// <summary>Nobody.</summary>
    public required OfficeClient Anonymous { get; init; }

    public required Property One { get; init; }
    public required Property Two { get; init; }
    public EbokApp App => app;

    public static async Task<Estate> NewAsync(DatabaseKind kind)
    {
        var database = await TestDatabase.NewAsync(kind);
        var app = new EbokApp(database);
        var owner = Given.Customer("10001", "Anna Znak-A", new(Slug));
        owner.Email = "znak-a@example.pl";
        var stranger = Given.Customer("10002", "Borys Sąsiad", new(Slug));
        var other = Given.Customer("10001", "Celina Zza Miedzy", new(OtherSlug));
        await database.AddAsync(owner, stranger, other);
        var one = await Property.AddAsync(database, owner, MarkOfOne);
        var two = await Property.AddAsync(database, owner, MarkOfTwo);
        await Property.AddAsync(database, stranger, "Znak-B1");
        await Property.AddAsync(database, other, "Znak-C1");
        await database.AddAsync(
            Given.Invoice(owner, $"FV/{MarkOfAll}", Day),
            Given.Payment(owner, Day, 12.34m, $"{MarkOfAll}-bez-faktury"),
            new Article
            {
                Id = ArticleId.New(),
                Utility = new(Slug),
                PublishedOn = Day,
                Title = "Dla wszystkich",
                Text = "Wiadomość",
            }
        );
        return new Estate(database, app)
        {
            One = one,
            Two = two,
            Owner = await SignedInAsync(app, Slug, "10001", new Grant(owner.Id)),
            Stranger = await SignedInAsync(app, Slug, "10002", new Grant(stranger.Id)),
            PartialManager = await SignedInAsync(app, Slug, "10003", new Grant(owner.Id, [two.Point.Id])),
            OtherUtility = await SignedInAsync(app, OtherSlug, "10001", new Grant(other.Id)),
            Anonymous = app.NewClient(),
            Staff = new Dictionary<StaffRole, OfficeClient>
            {
                [StaffRole.Reader] = await app.StaffClientAsync("czytelnik", StaffRole.Reader, Slug),
                [StaffRole.Clerk] = await app.StaffClientAsync("pracownik", StaffRole.Clerk, Slug),
                [StaffRole.Manager] = await app.StaffClientAsync("kierownik", StaffRole.Manager, Slug),
                [StaffRole.Administrator] = await app.StaffClientAsync("administrator", StaffRole.Administrator, Slug),
            },
            OtherStaff = await app.StaffClientAsync("obcy", StaffRole.Administrator, OtherSlug),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (
            var client in new[] { Owner, Stranger, PartialManager, OtherUtility, Anonymous, OtherStaff }.Concat(
                Staff.Values
            )
        )
            client.Dispose();
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    private static async Task<OfficeClient> SignedInAsync(EbokApp app, string slug, string login, Grant grant)
    {
        var made = await app
            .Services.GetRequiredService<CreateAccount>()
            .RunAsync(
                new(slug),
                new(login, $"{login}@example.pl", Password, false, [grant]),
                TestContext.Current.CancellationToken
            );
        made.IsOk.ShouldBeTrue();
        var client = app.NewClient();
        await client.SignInAsync(slug, login, Password);
        return client;
    }

    /// <summary>One supply point and everything that belongs to it.</summary>
    internal sealed record Property(
        SupplyPoint Point,
        Contract Contract,
        Document ContractText,
        Meter Meter,
        Reading Reading,
        Invoice Invoice,
        RegistrationRequest Registration,
        Core.Cases.Case Case,
        Attachment Attachment,
        Core.Meters.Giving.CustomerReading GivenReading,
        DataChange DataChange,
        Export Export
    )
    {
        /// <summary>A member of staff of the customer's utility.</summary>
        public required StaffId Person { get; init; }

        /// <summary>An import of the customer's utility.</summary>
        public required ImportRun Import { get; init; }

        /// <summary>An invoice of nobody at it.</summary>
        public required Invoice Unmatched { get; init; }

        /// <summary>A mail of it that was given up.</summary>
        public required OutgoingMail Mail { get; init; }

        private static int exports;

        /// <summary>A manager's request for this point, and a manager who has it.</summary>
        public required Guid ManagerRequest { get; init; }
        public required Guid Manager { get; init; }

        /// <summary>What the customer's utility publishes.</summary>
        public required ArticleId News { get; init; }
        public required ArticleId Help { get; init; }
        public required DocumentId PublicDocument { get; init; }

        /// <summary>A payment by gateway for the invoice.</summary>
        public required OnlinePayment Payment { get; init; }

        /// <summary>An entry of a bank statement that nobody was found for.</summary>
        public required BankEntry BankEntry { get; init; }

        public static async Task<Property> AddAsync(TestDatabase database, Customer customer, string mark)
        {
            var text = await DocumentAsync(database, customer, mark);
            var contract = Given.Contract(customer, $"U/{mark}");
            contract.Text = text.Id;
            var point = Given.Point(customer, $"P/{mark}", contract.Id);
            point.Address = $"ul. {mark} 7, 85-315 Bydgoszcz";
            var meter = Given.Meter(point, $"M/{mark}");
            var reading = Given.Reading(meter, Day, 123.456m, 7.5m);
            reading.ReadBy = $"Inkasent {mark}";
            var invoice = Given.Invoice(customer, $"FV/{mark}", Day, left: 100m, point: point.Id);
            var body = new InvoiceBody
            {
                Invoice = invoice.Id,
                Utility = customer.Utility,
                Content = InvoiceJson.Serialize(
                    new()
                    {
                        Seller = new() { Name = "Wodociągi Przykład sp. z o.o.", TaxId = "5265877635" },
                        Buyer = new() { Name = customer.Name },
                        Notes = [new("Uwaga", mark, null)],
                    }
                ),
                Xml = Compressed($"<Faktura>{mark}</Faktura>"),
            };
            invoice.XmlHash = new string('A', 43);
            var payment = Given.Payment(customer, Day.AddDays(7), 23.45m, invoice.Number);
            var registration = GivenStaffWork.Registration(customer, $"Nazwa {mark}");
            var letter = Given.Case(customer, $"PR/{mark}", $"Proszę o odczyt {mark}", point.Id);
            var file = Given.Attachment(letter, $"pismo-{mark}.txt", text.Hash, text.Length);
            await database.AddAsync(contract, point, meter, reading, invoice, body, payment, registration);
            await database.AddAsync(letter, file);
            var request = GivenManagers.Request(customer.Utility, $"Zarządca {mark}", point.Address);
            var account = GivenManagers.Account(customer.Utility, $"zarzadca-{mark}");
            await database.AddAsync([
                request,
                account,
                .. GivenManagers.Manager(account, $"Zarządca {mark}", customer),
            ]);
            var given = Given.GivenReading(meter, Day.AddDays(7), 130m, note: mark);
            await database.AddAsync(given, Given.Photo(given, text.Hash, text.Length));
            var import = Given.ImportRun(customer.Utility);
            var unmatched = Given.Invoice(customer, $"FV/{mark}/niczyja", Day);
            unmatched.Customer = null;
            var mail = Given.Mail($"{mark}@example.pl", $"Temat {mark}", customer.Utility);
            await database.AddAsync(import, unmatched, mail);
            var change = GivenDataChanges.Change(letter, customer);
            var export = GivenDataChanges.Export(customer.Utility, ++exports);
            await database.AddAsync(
                change,
                GivenDataChanges.Item(change, DataField.Street, mark, $"ul. {mark} 8"),
                export
            );
            var (online, part) = Given.OnlinePayment(customer, invoice, OnlinePaymentState.Expired);
            var entry = Given.BankEntry(customer.Utility, 12.30m, $"Wpłata {mark}");
            await database.AddAsync(online, part, entry);
            return new(
                point,
                contract,
                text,
                meter,
                reading,
                invoice,
                registration,
                letter,
                file,
                given,
                change,
                export
            )
            {
                Payment = online,
                BankEntry = entry,
                Person = await PersonAsync(database, customer.Utility, mark),
                Import = import,
                Unmatched = unmatched,
                Mail = mail,
                ManagerRequest = request.Id.Value,
                Manager = account.Id,
                News = await ArticleAsync(database, customer.Utility, ArticleKind.News),
                Help = await ArticleAsync(database, customer.Utility, ArticleKind.Help),
                PublicDocument = await PublicAsync(database, customer.Utility, text.Hash),
            };
        }

        private static async Task<ArticleId> ArticleAsync(TestDatabase database, UtilityId utility, ArticleKind kind)
        {
            var article = new Article
            {
                Id = ArticleId.New(),
                Utility = utility,
                Kind = kind,
                PublishedOn = Day,
                Title = "Dla wszystkich",
                Text = "Treść",
            };
            await database.AddAsync(article);
            return article.Id;
        }

        private static async Task<DocumentId> PublicAsync(TestDatabase database, UtilityId utility, string hash)
        {
            var document = new Document
            {
                Id = DocumentId.New(),
                Utility = utility,
                Kind = DocumentKind.Public,
                Name = $"taryfa-{Guid.NewGuid():N}.pdf",
                ContentType = "application/pdf",
                Length = 1,
                Hash = hash,
                CreatedAt = Given.Imported,
                // Customers do not see it: its file is another thing's.
                Hidden = true,
            };
            await database.AddAsync(document);
            return document.Id;
        }

        private static async Task<StaffId> PersonAsync(TestDatabase database, UtilityId utility, string mark)
        {
            var person = new StaffMember
            {
                Id = StaffId.New(),
                Login = $"pracownik {mark}",
                NormalizedLogin = LoginName.Normalise($"pracownik {mark}"),
                PasswordHash = "",
                CreatedAt = Given.Imported,
            };
            await database.Store.WriteAllAsync(
                db =>
                {
                    db.Staff.Add(person);
                    return Task.CompletedTask;
                },
                TestContext.Current.CancellationToken
            );
            await database.AddAsync(
                new StaffGrant
                {
                    Staff = person.Id,
                    Utility = utility,
                    Role = StaffRole.Reader,
                }
            );
            return person.Id;
        }

        private static async Task<Document> DocumentAsync(TestDatabase database, Customer customer, string mark)
        {
            using var bytes = new MemoryStream(Encoding.UTF8.GetBytes($"%PDF-1.4 {mark}"));
            var files = new FileStore(Path.Combine(database.Folder, "files"));
            var (hash, length) = await files.SaveAsync(bytes, TestContext.Current.CancellationToken);
            var document = new Document
            {
                Id = DocumentId.New(),
                Utility = customer.Utility,
                Customer = customer.Id,
                Kind = DocumentKind.ContractText,
                Name = $"umowa-{mark}.pdf",
                ContentType = "application/pdf",
                Length = length,
                Hash = hash,
                CreatedAt = Given.Imported,
            };
            await database.AddAsync(document);
            return document;
        }

        private static byte[] Compressed(string text)
        {
            using var bytes = new MemoryStream();
            using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest))
                brotli.Write(Encoding.UTF8.GetBytes(text));
            return bytes.ToArray();
        }
    }
}
