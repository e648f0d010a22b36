using Ebok.Core.Audit;
using Ebok.Core.Data;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Imports.Bank;

/// <summary>No file came, or an empty one.</summary>
public sealed record NoBankFile : Refusal;

/// <summary>A bank's file that was looked through.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Hash">Where it is kept until it is imported.</param>
/// <param name="Report">What importing it would do, or did.</param>
public sealed record CheckedBankFile(string Name, string Hash, BankReport Report);

/// <summary>Staff import a bank's file that they uploaded: looked through first, imported when they say so (O5). Clerks
/// and above; a run is in the audit trail.</summary>
public sealed class ImportBankAsStaff(
    EbokStore store,
    FileStore files,
    ImportBank import,
    UtilityCatalog utilities,
    AuditTrail audit
)
{
    private const int LongestName = 100;

    /// <summary>Keeps the file and says what importing it would do.</summary>
    public async Task<Result<CheckedBankFile>> CheckAsync(StaffActor staff, BankUpload file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(file);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (file.Bytes.Length == 0)
            return new NoBankFile();
        using var stream = new MemoryStream(file.Bytes, writable: false);
        var (hash, _) = await files.SaveAsync(stream, cancel);
        return await RunAsync(staff, file, hash, dryRun: true, cancel);
    }

    /// <summary>Imports the file that was looked through.</summary>
    public async Task<Result<CheckedBankFile>> ImportAsync(
        StaffActor staff,
        string name,
        string hash,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(hash);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower))
            return new NoBankFile();
        byte[] bytes;
        try
        {
            await using var file = files.Open(hash);
            if (file.Length > BankLimits.Megabytes * 1024 * 1024)
                return new NoBankFile();
            bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, cancel);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new NoBankFile();
        }
        var done = await RunAsync(staff, new(name, bytes), hash, dryRun: false, cancel);
        await store.WriteAsync(
            staff.Utility,
            db => audit.AddAsync(db, staff, AuditAct.BankStatementImported, null, done.Name, cancel),
            cancel
        );
        return done;
    }

    private async Task<CheckedBankFile> RunAsync(
        StaffActor staff,
        BankUpload file,
        string hash,
        bool dryRun,
        CancellationToken cancel
    )
    {
        var name = BankText.Clean(Path.GetFileName(file.Name), LongestName);
        var options = new ImportOptions { DryRun = dryRun };
        var report = await import.RunAsync(utilities.Of(staff), [file with { Name = name }], options, cancel);
        return new(name, hash, report);
    }
}
