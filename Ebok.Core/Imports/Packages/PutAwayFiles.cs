using System.Globalization;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Imports;

/// <summary>Puts the files of an import that ended into "gotowe", those that were refused as a whole (and all of an import
/// that was stopped) into "odrzucone", with a report beside. May be cut off at any moment and repeated: the folder in hand
/// goes last.</summary>
internal sealed class PutAwayFiles(EbokStore store, ImportFolders folders)
{
    internal async Task RunAsync(ImportRun run, string folder, CancellationToken cancel)
    {
        var watched = folders.WatchedOf(run.Utility);
        var name =
            WarsawTime.Local(run.StartedAt).ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture)
            + "-"
            + run.Id.Value.ToString("N")[^6..];
        var refused = Path.Combine(watched, ImportFolders.Refused, name);
        if (run.FinishedAt is null)
        {
            await MoveAsync(run, folder, refused, cancel);
            return;
        }
        var refusedFiles = await RefusedAsync(run, cancel);
        if (refusedFiles.Count > 0)
        {
            ImportFolders.Make(refused);
            foreach (var file in refusedFiles)
                Move(Path.Combine(folder, file), Path.Combine(refused, file));
            await ReportAsync(run, refused, cancel);
        }
        await MoveAsync(run, folder, Path.Combine(watched, ImportFolders.Done, name), cancel);
    }

    private async Task MoveAsync(ImportRun run, string folder, string to, CancellationToken cancel)
    {
        WatchedZips.Clear(folder);
        await ReportAsync(run, folder, cancel);
        ImportFolders.Make(Path.GetDirectoryName(to)!);
        Directory.Move(folder, to);
    }

    // A CSV file with rows that were refused was taken; of any other file a refusal means all of it.
    private async Task<HashSet<string>> RefusedAsync(ImportRun run, CancellationToken cancel)
    {
        await using var db = store.Read(run.Utility);
        var files = await db
            .ImportFindings.Where(f => f.Run == run.Id)
            .Where(f => f.Kind == FindingKind.Refused || f.Reason == nameof(ImportReason.UnknownKind))
            .Where(f => f.Line <= 1 || !EF.Functions.Like(f.File, "%.csv"))
            .Select(f => f.File)
            .Distinct()
            .ToListAsync(cancel);
        return [.. files];
    }

    private static void Move(string from, string to)
    {
        if (!File.Exists(from))
            return;
        ImportFolders.Make(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private async Task ReportAsync(ImportRun run, string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, ImportFolders.Report);
        await using var file = new StreamWriter(path, append: false);
        await foreach (var line in FindingsCsv.LinesAsync(store, run.Utility, run.Id, null, cancel))
            await file.WriteAsync(line);
    }
}
