using System.Diagnostics;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Notices;
using Ebok.Core.Mail;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>A utility with an empty database and a folder to import from.</summary>
internal sealed class ImportOffice : IAsyncDisposable
{
    /// <summary>The second company of the utility.</summary>
    internal const string SecondSeller = "8567346215";

    private readonly TemporaryFolder files = new();

    private ImportOffice(TestDatabase database) => Database = database;

    internal TestDatabase Database { get; }
    internal string Folder => files.Path;
    internal TestClock Clock { get; } = new();
    internal List<ImportProblem> Problems { get; } = [];

    /// <summary>One of the demo profiles, with companies of the tests.</summary>
    internal static UtilityProfile Profile { get; } = MakeProfile();

    internal static async Task<ImportOffice> NewAsync(DatabaseKind kind) => new(await TestDatabase.NewAsync(kind));

    internal void Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    internal void Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    internal Task<ImportReport> Fa3Async(bool dryRun = false, CancellationToken? cancel = null)
    {
        Problems.Clear();
        return new ImportFa3Folder(Database.Store, Tell, Clock).RunAsync(
            Profile,
            Folder,
            new ImportOptions { DryRun = dryRun, OnProblem = Problems.Add },
            cancel ?? TestContext.Current.CancellationToken
        );
    }

    internal Task<ImportReport> CsvAsync(bool dryRun = false)
    {
        Problems.Clear();
        return new ImportCsvFolder(Database.Store, Files, Tell, Clock).RunAsync(
            Profile,
            Folder,
            new ImportOptions { DryRun = dryRun, OnProblem = Problems.Add },
            TestContext.Current.CancellationToken
        );
    }

    /// <summary>Puts mails into the outbox; nobody sends them.</summary>
    internal TellOfNewInvoices Tell =>
        new(
            new Outbox(new MailSeal(new EphemeralDataProtectionProvider()), new MailSignal(), Clock),
            new PublicLinks(new Uri("https://ebok.przyklad.example"), () => throw new UnreachableException())
        );

    internal FileStore Files => new(Path.Combine(Database.Folder, "files"));

    internal Task<T> ReadAsync<T>(Func<EbokDb, Task<T>> query) => Database.ReadAsync(Profile.Id, query);

    internal Task<Invoice> InvoiceAsync(string number) =>
        ReadAsync(db => db.Invoices.SingleAsync(i => i.Number == number, TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync()
    {
        files.Dispose();
        return Database.DisposeAsync();
    }

    private static UtilityProfile MakeProfile()
    {
        var kpec = ProfileFolder.Read(Repository.Utilities).All.Single(u => u.Slug == Given.Utility.Slug);
        return kpec with
        {
            Companies = [kpec.Companies[0] with { Nip = Fa3Xml.Seller }, kpec.Companies[0] with { Nip = SecondSeller }],
        };
    }
}
