using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>A file that was sent in.</summary>
/// <param name="Name">As the browser has it.</param>
/// <param name="Open">Its bytes, read once.</param>
public sealed record SentFile(string Name, Func<Stream> Open);

/// <summary>Takes files for an import (O5): stores them, and puts them in line to be tried. Taken whole or not at
/// all.</summary>
public sealed class ReceiveImport(
    EbokStore store,
    ImportFolders folders,
    AuditTrail audit,
    ImportSignal signal,
    TimeProvider clock
)
{
    private const int NamesShown = 5;

    /// <summary>The import; <see cref="BadPackage"/>, <see cref="NotOfYourRole"/>.</summary>
    /// <param name="staff">A manager, or more.</param>
    /// <param name="request">Made by the form: the same twice is one import.</param>
    /// <param name="files">What was sent.</param>
    /// <param name="cancel">Stops; nothing is left.</param>
    public async Task<Result<ImportRunId>> RunAsync(
        StaffActor staff,
        Guid request,
        IReadOnlyList<SentFile> files,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(files);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        if (await BeforeAsync(staff, request, cancel) is { } before)
            return before;
        var run = ImportRunId.New();
        var folder = folders.Of(run);
        try
        {
            ImportFolders.Make(folder);
            var writer = new PackageWriter(folder);
            foreach (var file in files)
            {
                await using var content = file.Open();
                await writer.AddAsync(file.Name, content, cancel);
            }
            if (writer.Count == 0)
                throw new PackageException("", PackageFault.NothingInside);
            await StoreAsync(staff, run, request, files, writer.Count, cancel);
        }
        catch (PackageException refused)
        {
            ImportFolders.Remove(folder);
            return new BadPackage(refused.Problem);
        }
        catch (IOException full) when (IsFull(full))
        {
            ImportFolders.Remove(folder);
            return new BadPackage(new("", PackageFault.DiskFull));
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            ImportFolders.Remove(folder);
            // The same form at the same moment.
            if (await BeforeAsync(staff, request, cancel) is { } other)
                return other;
            throw;
        }
        catch
        {
            ImportFolders.Remove(folder);
            throw;
        }
        signal.Wake();
        return run;
    }

    private Task StoreAsync(
        StaffActor staff,
        ImportRunId run,
        Guid request,
        IReadOnlyList<SentFile> files,
        int count,
        CancellationToken cancel
    ) =>
        store.WriteAsync(
            staff.Utility,
            async db =>
            {
                db.ImportRuns.Add(
                    new ImportRun
                    {
                        Id = run,
                        Utility = staff.Utility,
                        Source = "pliki",
                        Origin = ImportOrigin.Upload,
                        State = ImportState.Received,
                        Name = NameOf([.. files.Select(f => Path.GetFileName(f.Name))]),
                        Request = request,
                        Staff = staff.Staff,
                        StartedAt = clock.GetUtcNow(),
                    }
                );
                await db.SaveChangesAsync(cancel);
                await audit.AddAsync(db, staff, AuditAct.ImportReceived, run.Value, $"{count}", cancel);
            },
            cancel
        );

    /// <summary>Names of the first files.</summary>
    internal static string NameOf(IReadOnlyList<string> names) =>
        ImportFinding.Short(
            string.Join(", ", names.Take(NamesShown))
                + (names.Count > NamesShown ? $" (+{names.Count - NamesShown})" : ""),
            300
        );

    private async Task<ImportRunId?> BeforeAsync(StaffActor staff, Guid request, CancellationToken cancel)
    {
        await using var db = store.Read(staff.Utility);
        return await db
            .ImportRuns.Where(r => r.Request == request)
            .Select(r => (ImportRunId?)r.Id)
            .SingleOrDefaultAsync(cancel);
    }

    // ENOSPC and EDQUOT; ERROR_DISK_FULL.
    private static bool IsFull(IOException failure) => (failure.HResult & 0xFFFF) is 28 or 122 or 112;
}
