using Ebok.Core.Data;

namespace Ebok.Core.Imports;

/// <summary>Collects what there is to say of rows, at most so many of each kind, until the next transaction stores
/// it.</summary>
internal sealed class ImportFindings(ImportJob job, bool withTaken)
{
    private readonly Lock told = new();
    private readonly int[] counts = new int[Enum.GetValues<FindingKind>().Length];
    private List<ImportFinding> waiting = [];
    private int number;

    internal void Add(ImportProblem problem)
    {
        lock (told)
            if (Room(problem.IsRemark ? FindingKind.Remark : FindingKind.Refused))
                waiting.Add(ImportFinding.Of(job, ++number, problem));
    }

    /// <summary>A row that is taken; on a real run only those that staff have to do something about are kept.</summary>
    internal void Add(FindingKind kind, string file, int line, string key)
    {
        if (!withTaken && kind != FindingKind.Unmatched)
            return;
        lock (told)
            if (Room(kind))
                waiting.Add(
                    new ImportFinding
                    {
                        Run = job.Run,
                        Utility = job.Utility,
                        Number = ++number,
                        Kind = kind,
                        File = ImportFinding.Short(file, 300),
                        Line = line,
                        Key = ImportFinding.Short(key, 256),
                    }
                );
    }

    /// <summary>Stores what waits, in the caller's transaction.</summary>
    internal Task StoreAsync(EbokDb db, CancellationToken cancel)
    {
        List<ImportFinding> some;
        lock (told)
            (some, waiting) = (waiting, []);
        return db.InsertAsync(some, cancel);
    }

    private bool Room(FindingKind kind) => ++counts[(int)kind] <= ImportFinding.MostOfAKind;
}
