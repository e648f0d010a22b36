using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Imports.Unmatched;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ebok.Tests.Imports;

/// <summary>A manager at the import page of <see cref="ImportOffice"/>, and the worker behind it.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    private ImportDesk(ImportOffice office)
    {
        Office = office;
        Folders = new ImportFolders(office.Database.Folder, null);
        Audit = new AuditTrail(office.Database.Store, office.Clock);
    }

    internal static readonly StaffActor Manager = new(
        ImportOffice.Profile.Id,
        StaffId.New(),
        StaffRole.Manager,
        "192.0.2.7"
    );

    internal static readonly StaffActor Clerk = Manager with { Role = StaffRole.Clerk };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal ImportOffice Office { get; }
    internal ImportFolders Folders { get; }
    internal AuditTrail Audit { get; }
    internal ImportSignal Signal { get; } = new();

    internal static async Task<ImportDesk> NewAsync(DatabaseKind kind) => new(await ImportOffice.NewAsync(kind));

    internal ReceiveImport Receive => new(Office.Database.Store, Folders, Audit, Signal, Office.Clock);
    internal StartImport Start => new(Office.Database.Store, Audit, Signal);
    internal CancelImport Stop => new(Office.Database.Store, Folders, Audit, Office.Clock);
    internal UndoImport Undo => new(Office.Database.Store, Audit, Office.Clock);
    internal AssignInvoice Assign => new(Office.Database.Store, Audit, Office.Clock);
    internal UnassignInvoice Unassign => new(Office.Database.Store, Audit);
    internal string Watched => Folders.WatchedOf(ImportOffice.Profile.Id);

    /// <summary>A server; several of them are several servers.</summary>
    internal ImportWorker Worker() =>
        new(
            Office.Database.Store,
            new UtilityCatalog([ImportOffice.Profile]),
            Folders,
            new ImportFiles(Office.Database.Store, Office.Files, Office.Tell, Office.Clock),
            Signal,
            Office.Clock,
            NullLogger<ImportWorker>.Instance
        );

    internal Task<Result<ImportRunId>> SendAsync(params (string Name, byte[] Content)[] files) =>
        SendAsync(Manager, Guid.NewGuid(), files);

    internal Task<Result<ImportRunId>> SendAsync(
        StaffActor staff,
        Guid request,
        params (string Name, byte[] Content)[] files
    ) =>
        Receive.RunAsync(
            staff,
            request,
            [.. files.Select(f => new SentFile(f.Name, () => new MemoryStream(f.Content)))],
            Cancel
        );

    /// <summary>Sent in, tried, and run to its end.</summary>
    internal async Task<ImportRunId> ImportAsync(params (string Name, byte[] Content)[] files)
    {
        Office.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(files)).TryGet(out var id, out var refusal).ShouldBeTrue(refusal?.ToString());
        using var worker = Worker();
        await worker.LookAsync(Cancel);
        (await Start.RunAsync(Manager, id, Cancel)).IsOk.ShouldBeTrue();
        await worker.LookAsync(Cancel);
        (await ViewAsync(id)).Row.State.ShouldBe(ImportState.Done);
        return id;
    }

    internal async Task<ImportView> ViewAsync(ImportRunId id) =>
        (await new ReadImport(Office.Database.Store, Office.Clock).RunAsync(Manager, id, Cancel)).ShouldNotBeNull();

    internal Task<FindingsView> FindingsAsync(ImportRunId id) =>
        new ListImportFindings(Office.Database.Store).RunAsync(Manager, id, null, new PageRequest(1, 100), Cancel);

    internal async Task<IReadOnlyList<AuditAct>> ActsAsync()
    {
        await using var db = Office.Database.Store.ReadAll();
        return await db.Audit.OrderBy(a => a.Number).Select(a => a.Act).ToListAsync(Cancel);
    }

    /// <summary>All that imports fill, as text: two of the same are the same data.</summary>
    internal Task<string> ContentAsync() =>
        Office.ReadAsync(async db =>
        {
            var lines = new List<string>();
            lines.AddRange(
                (await db.Customers.OrderBy(c => c.Code).ToListAsync(Cancel)).Select(c =>
                    $"{c.Id.Value} {c.Code} {c.Name} {c.Email} {c.Account}"
                )
            );
            lines.AddRange(
                (await db.Invoices.OrderBy(i => i.Number).ToListAsync(Cancel)).Select(i =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{i.Id.Value} {i.Number} {i.Customer?.Value} {i.SupplyPoint?.Value} {i.Left} {i.Gross} {i.XmlHash} {i.KsefNumber} {i.Corrects?.Value} {i.ImportRun.Value} {i.ImportedAt:O}"
                    )
                )
            );
            lines.AddRange(
                (await db.InvoiceBodies.OrderBy(b => b.Invoice).ToListAsync(Cancel)).Select(b =>
                    $"{b.Invoice.Value} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(b.Content))}"
                )
            );
            lines.AddRange(
                (await db.Ledger.OrderBy(e => e.Number).ToListAsync(Cancel)).Select(e =>
                    $"{e.Id.Value} {e.Number} {e.Concerns} {e.Amount} {e.Left}"
                )
            );
            lines.AddRange(
                (await db.SupplyPoints.OrderBy(p => p.Code).ToListAsync(Cancel)).Select(p =>
                    $"{p.Id.Value} {p.Code} {p.Customer.Value} {p.Address}"
                )
            );
            lines.AddRange(
                (await db.Documents.OrderBy(d => d.Id).ToListAsync(Cancel)).Select(d =>
                    $"{d.Id.Value} {d.Name} {d.Hash} {d.Customer?.Value}"
                )
            );
            return string.Join('\n', lines);
        });

    public async ValueTask DisposeAsync()
    {
        Signal.Dispose();
        await Office.DisposeAsync();
    }
}
