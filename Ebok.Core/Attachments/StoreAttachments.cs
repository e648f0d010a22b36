using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Attachments;

/// <summary>A checked file that lies in the store; no row names it yet.</summary>
internal sealed record StoredFile(string Name, AttachmentKind Kind, long Length, string Hash);

/// <summary>Checks files and puts them into the store: all of them or none.</summary>
public sealed class StoreAttachments(EbokStore store, FileStore files, IFileScanner scanner, TimeProvider clock)
{
    /// <summary>A person waits for it; longer, and the file is held and looked at later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Most files that a customer may send within 24 hours.</summary>
    public const int FilesPerDay = 40;

    /// <summary>Most megabytes that a customer may send within 24 hours.</summary>
    public const int MegabytesPerDay = 200;

    // Strangers of one utility together: what is left is the disk of the customers.
    private const int TimesOfStrangers = 10;

    /// <summary>The stored files in their order, or <see cref="BadAttachments"/> with every file that is at fault.</summary>
    internal Task<Result<IReadOnlyList<StoredFile>>> RunAsync(
        UtilityProfile utility,
        CustomerId? customer,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    ) => RunAsync(utility.Id, utility.Attachments, customer, incoming, cancel);

    /// <summary>The same by other rules than those of letters: of the photo of a reading.</summary>
    internal async Task<Result<IReadOnlyList<StoredFile>>> RunAsync(
        UtilityId utility,
        AttachmentRules rules,
        CustomerId? customer,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    )
    {
        if (Problem(rules, incoming) is { } problem)
            return problem;
        if (incoming.Count > 0 && await IsUsedUpAsync(utility, customer, incoming, cancel))
            return new BadAttachments([
                .. incoming.Select(f => new AttachmentProblem(FileKinds.Cleaned(f.Name), AttachmentFault.DayUsedUp)),
            ]);
        return await KeepAsync(utility, incoming, cancel);
    }

    /// <summary>The same for staff, whose day is not measured.</summary>
    internal async Task<Result<IReadOnlyList<StoredFile>>> OfStaffAsync(
        UtilityProfile utility,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    ) =>
        Problem(utility.Attachments, incoming) is { } problem ? problem : await KeepAsync(utility.Id, incoming, cancel);

    private async Task<Result<IReadOnlyList<StoredFile>>> KeepAsync(
        UtilityId utility,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    )
    {
        var stored = new List<StoredFile>();
        var unchecked_ = new List<string>();
        foreach (var file in incoming)
        {
            await using var content = file.Open();
            // Looked at again: what is stored is of the kind that is written beside it.
            if (FileContent.Of(content).Kind is not { } kind)
                throw new IOException("an uploaded file changed while it was looked at");
            content.Position = 0;
            var (hash, length) = scanner.IsOn
                ? await files.SaveHeldAsync(content, cancel)
                : await files.SaveAsync(content, cancel);
            var verdict = await ScanAsync(hash, cancel);
            if (verdict == ScanVerdict.Infected)
                return new BadAttachments([new(FileKinds.Cleaned(file.Name), AttachmentFault.Infected)]);
            if (verdict == ScanVerdict.Unknown)
                unchecked_.Add(hash);
            stored.Add(new(FileKinds.NameOf(file.Name, kind), kind, length, hash));
        }
        if (unchecked_.Count > 0)
            await HoldAsync(utility, unchecked_, cancel);
        return stored;
    }

    // What is clean is released, what is not is thrown away, all else stays held.
    private async Task<ScanVerdict> ScanAsync(string hash, CancellationToken cancel)
    {
        if (!scanner.IsOn)
            return ScanVerdict.Clean;
        ScanVerdict verdict;
        await using (var content = files.OpenHeld(hash))
            verdict = content is null ? ScanVerdict.Infected : await scanner.ScanAsync(content, Patience, cancel);
        if (verdict == ScanVerdict.Clean)
            files.Release(hash);
        else if (verdict == ScanVerdict.Infected)
            files.Discard(hash);
        return verdict;
    }

    // Before any row names them: a kill in between leaves a file to be checked that nobody asks for.
    private Task HoldAsync(UtilityId utility, List<string> hashes, CancellationToken cancel) =>
        store.WriteAsync(
            utility,
            async db =>
            {
                var known = await db
                    .FileChecks.Where(c => hashes.Contains(c.Hash))
                    .Select(c => c.Hash)
                    .ToListAsync(cancel);
                var now = clock.GetUtcNow();
                // Thrown away before, and sent again.
                await db
                    .FileChecks.Where(c => hashes.Contains(c.Hash) && c.State == FileState.Removed)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.State, FileState.Waiting).SetProperty(c => c.NextAt, now),
                        cancel
                    );
                db.FileChecks.AddRange(
                    hashes
                        .Except(known)
                        .Select(hash => new FileCheck
                        {
                            Utility = utility,
                            Hash = hash,
                            State = FileState.Waiting,
                            Since = now,
                            NextAt = now,
                        })
                );
            },
            cancel
        );

    /// <summary>Whether such a file would be taken by the rules.</summary>
    public static bool IsTaken(IncomingFile file, AttachmentRules rules)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(rules);
        return Judge(file, rules).Fault is null;
    }

    /// <summary>What is wrong with the files by the utility's rules; null: nothing. The day's amount is not looked at.</summary>
    internal static BadAttachments? Problem(AttachmentRules rules, IReadOnlyList<IncomingFile> incoming)
    {
        var most = Math.Max(0, rules.MaxFiles);
        var problems = incoming
            .Skip(most)
            .Select(f => new AttachmentProblem(FileKinds.Cleaned(f.Name), AttachmentFault.TooMany))
            .ToList();
        if (problems.Count == 0)
            problems =
            [
                .. incoming
                    .Select(f => (f.Name, Judge(f, rules).Fault))
                    .Where(f => f.Fault is not null)
                    .Select(f => new AttachmentProblem(FileKinds.Cleaned(f.Name), f.Fault!.Value)),
            ];
        return problems.Count == 0 ? null : new(problems);
    }

    private static FileVerdict Judge(IncomingFile file, AttachmentRules rules)
    {
        if (file.Length > rules.MaxMegabytes * 1024L * 1024)
            return AttachmentFault.TooLarge;
        using var content = file.Open();
        var verdict = FileContent.Of(content);
        return verdict.Kind is { } kind && !rules.Kinds.Contains(kind) ? AttachmentFault.KindNotAllowed : verdict;
    }

    private async Task<bool> IsUsedUpAsync(
        UtilityId utility,
        CustomerId? customer,
        IReadOnlyList<IncomingFile> incoming,
        CancellationToken cancel
    )
    {
        var since = clock.GetUtcNow().AddDays(-1);
        await using var db = store.Read(utility);
        var sent = db.Attachments.Where(a => a.Customer == customer && a.At > since).Select(a => a.Length);
        var photos = db.ReadingPhotos.Where(p => p.Customer == customer && p.At > since).Select(p => p.Length);
        var times = customer is null ? TimesOfStrangers : 1;
        return await sent.CountAsync(cancel) + await photos.CountAsync(cancel) + incoming.Count > FilesPerDay * times
            || await sent.SumAsync(cancel) + await photos.SumAsync(cancel) + incoming.Sum(f => f.Length)
                > MegabytesPerDay * times * 1024L * 1024;
    }
}
