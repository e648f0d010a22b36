using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Imports;

/// <summary>Looks into the watched folders. Files that are complete are moved into a folder of the import's own below it,
/// which then gets its row: whatever moment the server dies at, each file lies in one place, and the next look goes on.
/// Of several servers one looks.</summary>
internal sealed class ImportWatch(EbokStore store, ImportFolders folders, TimeProvider clock, ILogger log)
{
    /// <summary>A file that did not change that long is complete.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private readonly Guid me = Guid.CreateVersion7();
    private readonly Dictionary<string, Seen> seen = [];

    private readonly record struct Seen(long Length, DateTime Written, long At);

    internal async Task LookAsync(UtilityId utility, CancellationToken cancel)
    {
        var watched = folders.WatchedOf(utility);
        ImportFolders.Make(watched);
        var (files, changing) = Complete(watched);
        var taken = Path.Combine(watched, ImportFolders.Taken);
        if (files.Count == 0 && !Directory.Exists(taken))
            return;
        if (!await TurnAsync(utility, cancel))
            return;
        await AdoptAsync(utility, taken, cancel);
        await PutAwayAsync(utility, cancel);
        // One that is still written may belong to those that are there.
        if (files.Count > 0 && !changing && await IsTimeAsync(utility, cancel))
        {
            Take(files, watched, taken);
            await AdoptAsync(utility, taken, cancel);
        }
    }

    /// <summary>Moves the files of imports that ended out of the way, with a report beside them.</summary>
    internal async Task PutAwayAsync(UtilityId utility, CancellationToken cancel)
    {
        foreach (var (id, path) in InHand(Path.Combine(folders.WatchedOf(utility), ImportFolders.Taken)))
        {
            await using var db = store.Read(utility);
            var run = await db.ImportRuns.SingleOrDefaultAsync(r => r.Id == id, cancel);
            if (run?.State is ImportState.Done or ImportState.Cancelled or ImportState.Failed or ImportState.Undone)
                await new PutAwayFiles(store, folders).RunAsync(run, path, cancel);
        }
    }

    // Every folder in hand has its import: one that a dying server left without gets it now.
    private async Task AdoptAsync(UtilityId utility, string taken, CancellationToken cancel)
    {
        foreach (var (id, path) in InHand(taken))
        {
            var names = Files(path).Select(p => Path.GetRelativePath(path, p)).Order(StringComparer.Ordinal).ToList();
            await store.WriteAsync(
                utility,
                async db =>
                {
                    if (await db.ImportRuns.AnyAsync(r => r.Id == id, cancel))
                        return;
                    db.ImportRuns.Add(
                        new ImportRun
                        {
                            Id = id,
                            Utility = utility,
                            Source = "pliki",
                            Origin = ImportOrigin.Folder,
                            State = ImportState.Waiting,
                            Name = ReceiveImport.NameOf(names),
                            StartedAt = clock.GetUtcNow(),
                        }
                    );
                },
                cancel
            );
        }
    }

    private void Take(IReadOnlyList<string> files, string watched, string taken)
    {
        var folder = ImportFolders.Make(Path.Combine(taken, ImportRunId.New().Value.ToString("N")));
        var moved = 0;
        foreach (var file in files)
        {
            var to = Path.Combine(folder, Path.GetRelativePath(watched, file));
            ImportFolders.Make(Path.GetDirectoryName(to)!);
            try
            {
                File.Move(file, to);
                moved++;
                seen.Remove(file);
            }
            catch (IOException gone)
            {
                // Somebody took it away, or holds it: it is there at the next look, or it is not.
                log.LogWarning("A file of a watched folder was not taken: {Failure}", gone.GetType().Name);
            }
        }
        if (moved == 0)
            ImportFolders.Remove(folder);
    }

    /// <summary>Files that did not change for a while, and whether there are others.</summary>
    private (List<string> Files, bool Changing) Complete(string watched)
    {
        List<string> complete = [];
        var changing = false;
        foreach (var path in Files(watched))
        {
            var info = new FileInfo(path);
            var known = seen.GetValueOrDefault(path);
            if (known.At == 0 || known.Length != info.Length || known.Written != info.LastWriteTimeUtc)
                seen[path] = known = new Seen(info.Length, info.LastWriteTimeUtc, clock.GetTimestamp());
            if (clock.GetElapsedTime(known.At) >= Quiet)
                complete.Add(path);
            else
                changing = true;
        }
        return (complete, changing);
    }

    // Names that begin with a dot, or end as what is being copied does, are not meant yet.
    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(
                folder,
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
                    IgnoreInaccessible = false,
                }
            )
            .Where(p =>
                Path.GetRelativePath(folder, p).Split(Path.DirectorySeparatorChar)
                    is not [ImportFolders.Taken or ImportFolders.Done or ImportFolders.Refused, _, ..]
            )
            .Where(p => Path.GetExtension(p) is not (".part" or ".tmp" or ".partial" or ".filepart" or ".crdownload"));

    private static IEnumerable<(ImportRunId Id, string Path)> InHand(string taken) =>
        Directory.Exists(taken)
            ? Directory
                .GetDirectories(taken)
                .Where(p => Guid.TryParseExact(Path.GetFileName(p), "N", out _))
                .Select(p => (new ImportRunId(Guid.ParseExact(Path.GetFileName(p), "N")), p))
            : [];

    private async Task<bool> IsTimeAsync(UtilityId utility, CancellationToken cancel)
    {
        await using var db = store.Read(utility);
        var schedule = await db.ImportSchedules.SingleAsync(cancel);
        if (schedule.Off)
            return false;
        if (schedule.At is not { } at)
            return true;
        var now = WarsawTime.Local(clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now.DateTime);
        if (TimeOnly.FromDateTime(now.DateTime) < at || schedule.LookedOn == today)
            return false;
        await store.WriteAsync(
            utility,
            all => all.ImportSchedules.ExecuteUpdateAsync(set => set.SetProperty(s => s.LookedOn, today), cancel),
            cancel
        );
        return true;
    }

    /// <summary>Whether this server is the one that looks.</summary>
    private async Task<bool> TurnAsync(UtilityId utility, CancellationToken cancel)
    {
        try
        {
            return await TakeTurnAsync(utility, cancel);
        }
        catch (DbUpdateException)
        {
            // Another server made the row at the same moment: it looks.
            return false;
        }
    }

    private async Task<bool> TakeTurnAsync(UtilityId utility, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var mine = 0;
        await store.WriteAsync(
            utility,
            async db =>
            {
                if (!await db.ImportSchedules.AnyAsync(cancel))
                {
                    db.ImportSchedules.Add(new ImportSchedule { Utility = utility });
                    await db.SaveChangesAsync(cancel);
                }
                mine = await db
                    .ImportSchedules.Where(s => s.LeasedBy == me || s.LeasedUntil == null || s.LeasedUntil <= now)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(s => s.LeasedBy, me).SetProperty(s => s.LeasedUntil, now + Lease),
                        cancel
                    );
            },
            cancel
        );
        return mine == 1;
    }
}
