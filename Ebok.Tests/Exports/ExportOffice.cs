using System.CommandLine;
using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Consents;
using Ebok.Core.Customers;
using Ebok.Core.DataChanges;
using Ebok.Core.Exports;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.DataChanges;
using Ebok.Tests.Imports;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Exports;

/// <summary>A utility to which customers have sent something, and a folder for exports.</summary>
internal sealed class ExportOffice : IAsyncDisposable
{
    public static readonly StaffActor Clerk = new(Given.Utility, StaffId.New(), StaffRole.Clerk, "192.0.2.7");
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    private ExportOffice(TestDatabase database)
    {
        Database = database;
        services = new ServiceCollection()
            .AddSingleton(database.Store)
            .AddSingleton<TimeProvider>(new TestClock())
            .AddSingleton(new UtilityCatalog([ImportOffice.Profile]))
            .AddSingleton(new ExportLocks(database.Folder))
            .AddSingleton<AuditTrail>()
            .AddSingleton<TakeExport>()
            .AddSingleton<ListExports>()
            .AddSingleton<WriteExport>()
            .BuildServiceProvider();
    }

    public TestDatabase Database { get; }
    public Customer Customer { get; } = Given.Customer("0012417", "=Jan \"Przykładowy\"; ul.\nDługa");
    public Meter Meter { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ExportOffice> OpenAsync(DatabaseKind kind)
    {
        var office = new ExportOffice(await TestDatabase.NewAsync(kind));
        var point = Given.Point(office.Customer, "P-1");
        office.Meter = Given.Meter(point, "65215917");
        await office.Database.AddAsync(office.Customer, point, office.Meter);
        return office;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public string PathOf(string file) => Path.Combine(folder.Path, file);

    public string[] Files() => [.. Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order()];

    public async Task AddReadingAsync(DateOnly on, decimal state, GivenState status = GivenState.Accepted) =>
        await Database.AddAsync(
            new CustomerReading
            {
                Id = Guid.CreateVersion7(),
                Utility = Given.Utility,
                Customer = Customer.Id,
                Meter = Meter.Id,
                Account = AccountId.New(),
                Request = Guid.NewGuid(),
                Period = new(on.Year, on.Month, 1),
                On = on,
                State = state,
                Use = 1.5m,
                Reason = ReadingReason.ReallyUsed,
                Note = "-2+3 kapie",
                GivenAt = new(on.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero),
                Status = status,
            }
        );

    public async Task AddChangeAsync(string phone, DataChangeState state = DataChangeState.Accepted)
    {
        var letter = Given.Case(Customer, $"PR/{phone}", "Zmiana");
        var change = GivenDataChanges.Change(letter, Customer, state);
        await Database.AddAsync(letter);
        await Database.AddAsync(change, GivenDataChanges.Item(change, DataField.Phone, "+48 600 100 200", phone));
    }

    public Task AddConsentAsync(ConsentKind kind) =>
        Database.AddAsync(
            new Consent
            {
                Id = ConsentId.New(),
                Utility = Given.Utility,
                Customer = Customer.Id,
                Kind = kind,
                Given = true,
                At = Given.Imported,
                Text = "Zgadzam się; \"tak\"",
                TextVersion = "2026-01",
            }
        );

    public async Task<ExportRow> TakenAsync(ExportKind kind)
    {
        (await Get<TakeExport>().RunAsync(Clerk, kind, Cancel))
            .TryGet(out var export, out var refusal)
            .ShouldBeTrue(refusal?.Code);
        return export!;
    }

    public async Task<byte[]> WriteAsync(ExportRow export, ExportFormat format = ExportFormat.Csv)
    {
        using var memory = new MemoryStream();
        await Get<WriteExport>().RunAsync(Given.Utility, export, format, memory, Cancel);
        return memory.ToArray();
    }

    /// <summary>The command <c>export …</c>.</summary>
    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ExportCommand
            .Create(() => services)
            .Parse([.. args, "--utility", "kpec"])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, Cancel);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>A file as the importer's reader sees it: its rows, column by column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows(string path, params string[] columns)
    {
        using var table = new Core.Imports.Csv.CsvTable(path, Path.GetFileName(path), lineBreaks: true);
        table
            .Headings([.. columns.Select(c => new Core.Imports.Csv.CsvColumn(c, true))])
            .Where(p => !p.IsRemark)
            .ShouldBeEmpty();
        return
        [
            .. table
                .Rows(problem => throw new InvalidOperationException(problem.ToString()))
                .Select(row => columns.ToDictionary(c => c, c => row.Optional(c, 8000))),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
        folder.Dispose();
    }
}
