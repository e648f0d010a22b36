using System.Net.Sockets;
using System.Reflection;
using System.Runtime.InteropServices;
using Ebok.Core.Data;
using Ebok.Core.Doctor;
using Ebok.Core.Utilities;
using Ebok.Web.Commands;
using Ebok.Web.Hosting;
using Ebok.Web.Ui;

namespace Ebok.Web.Doctor;

/// <summary>Looks at an installation from outside in: what it runs on, what it is told, what it holds. Changes
/// nothing.</summary>
internal sealed class Examination(
    EbokOptions options,
    IHostEnvironment environment,
    UtilityCatalog utilities,
    ReadHealth readHealth,
    ExamineData examineData
)
{
    private const int Megabyte = 1024 * 1024;
    private const long LeastMegabytes = 200;
    private static readonly TimeSpan DatabaseMustAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MailMustAnswer = TimeSpan.FromSeconds(5);
    private static readonly PasswordPolicy Recommended = new();

    /// <summary>The findings, in the order of <see cref="Check"/>.</summary>
    /// <param name="offline">Whether nothing outside may be asked.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<Finding>> RunAsync(bool offline, CancellationToken cancel)
    {
        var findings = new List<Finding> { Version() };
        findings.AddRange(Settings());
        findings.AddRange(Profiles());
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(DatabaseMustAnswer);
        var health = await readHealth.RunAsync(soon.Token);
        if (health is null)
            findings.Add(Finding.Error(Check.Database, DoctorTexts.DatabaseAway));
        else if (health.PendingMigrations > 0)
            findings.Add(
                Finding.Error(
                    Check.Database,
                    Text.Of(DoctorTexts.DatabaseBehind, health.Version, health.PendingMigrations)
                )
            );
        else
            findings.AddRange(DataFindings.Of(health.Version, await examineData.RunAsync(cancel), options, utilities));
        findings.Add(await MailAsync(offline, cancel));
        findings.Add(Disk());
        return [.. findings.OrderBy(f => f.Check)];
    }

    private static Finding Version() =>
        Finding.Ok(
            Check.Version,
            Text.Of(
                DoctorTexts.Version,
                typeof(Examination)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
                    ?.InformationalVersion,
                Environment.Version,
                RuntimeInformation.OSDescription
            )
        );

    private IEnumerable<Finding> Settings()
    {
        yield return Finding.Ok(
            Check.Settings,
            Text.Of(
                DoctorTexts.SettingsOk,
                environment.EnvironmentName,
                options.DataFolder,
                options.PublicUrl?.ToString() ?? DoctorTexts.SettingsNoUrl
            )
        );
        if (environment.IsDevelopment())
            yield return Finding.Warning(Check.Settings, DoctorTexts.SettingsDevelopment);
    }

    private IEnumerable<Finding> Profiles()
    {
        var slugs = utilities.All.Select(u => u.Slug).ToList();
        yield return Finding.Ok(Check.Profiles, Text.Of(DoctorTexts.ProfilesOk, slugs.Count, string.Join(", ", slugs)));
        var weak = utilities.All.Where(u => u.Password.MinLength < Recommended.MinLength).Select(u => u.Slug).ToList();
        if (weak.Count > 0)
            yield return Finding.Warning(Check.Profiles, Text.Of(DoctorTexts.ProfileWeak, string.Join(", ", weak)));
    }

    private async Task<Finding> MailAsync(bool offline, CancellationToken cancel)
    {
        if (options.Mail is not { } server)
            return Finding.Ok(Check.Mail, Text.Of(DoctorTexts.MailFolder, Path.Combine(options.DataFolder, "mail")));
        if (offline)
            return Finding.Ok(Check.Mail, Text.Of(DoctorTexts.MailOffline, server));
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(MailMustAnswer);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host, server.Port, soon.Token);
            using var reader = new StreamReader(client.GetStream());
            var greeting = await reader.ReadLineAsync(soon.Token) ?? "";
            return greeting.StartsWith("220", StringComparison.Ordinal)
                ? Finding.Ok(Check.Mail, Text.Of(DoctorTexts.MailOk, server))
                : Finding.Error(Check.Mail, Text.Of(DoctorTexts.MailAway, server, greeting));
        }
        catch (Exception failure)
            when (failure is SocketException or IOException or OperationCanceledException
                && !cancel.IsCancellationRequested
            )
        {
            return Finding.Error(Check.Mail, Text.Of(DoctorTexts.MailAway, server, failure.Message));
        }
    }

    private Finding Disk()
    {
        var probe = Path.Combine(options.DataFolder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Finding.Error(Check.Disk, Text.Of(DoctorTexts.DiskReadOnly, options.DataFolder, failure.Message));
        }
        var free = new DriveInfo(options.DataFolder).AvailableFreeSpace / Megabyte;
        return free < LeastMegabytes
            ? Finding.Error(Check.Disk, Text.Of(DoctorTexts.DiskFull, free, options.DataFolder, LeastMegabytes))
            : Finding.Ok(Check.Disk, Text.Of(DoctorTexts.DiskOk, free));
    }
}

/// <summary>What the data say, in words.</summary>
internal static class DataFindings
{
    public static IEnumerable<Finding> Of(string version, DataExam exam, EbokOptions options, UtilityCatalog utilities)
    {
        yield return exam.Problem is { } problem
            ? Finding.Error(Check.Database, Text.Of(DoctorTexts.DatabaseBad, version, problem))
            : Finding.Ok(Check.Database, Text.Of(DoctorTexts.DatabaseOk, version));
        yield return exam.Trail.BrokenAt is { } number
            ? Finding.Error(
                Check.Trail,
                Text.Of(
                    DoctorTexts.TrailBroken,
                    number,
                    DoctorTexts.ResourceManager.GetString($"Break_{exam.Trail.How}", DoctorTexts.Culture)
                )
            )
            : Finding.Ok(Check.Trail, Text.Of(DoctorTexts.TrailOk, exam.Trail.Records));
        yield return exam.FilesMissing > 0
            ? Finding.Error(
                Check.Files,
                Text.Of(DoctorTexts.FilesMissing, exam.FilesMissing, exam.Files, exam.FirstMissing)
            )
            : Finding.Ok(Check.Files, Text.Of(DoctorTexts.FilesOk, exam.Files));
        foreach (var finding in Keys(exam, Path.Combine(options.DataFolder, "keys")))
            yield return finding;
        if (exam.MailsWaiting > 0)
            yield return Finding.Warning(
                Check.Mail,
                Text.Of(DoctorTexts.MailWaits, exam.MailsWaiting, Show.Moment(exam.OldestMail))
            );
        if (exam.MailsFailed > 0)
            yield return Finding.Warning(Check.Mail, Text.Of(DoctorTexts.MailFailed, exam.MailsFailed));
        foreach (var finding in Staff(exam, utilities))
            yield return finding;
    }

    private static IEnumerable<Finding> Keys(DataExam exam, string folder)
    {
        yield return exam.KeysOpen switch
        {
            false => Finding.Error(Check.Keys, Text.Of(DoctorTexts.KeysWrong, folder)),
            true => Finding.Ok(Check.Keys, DoctorTexts.KeysOk),
            null => Finding.Ok(Check.Keys, DoctorTexts.KeysUnused),
        };
        const UnixFileMode Others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows() && Directory.Exists(folder) && (File.GetUnixFileMode(folder) & Others) != 0)
            yield return Finding.Error(Check.Keys, Text.Of(DoctorTexts.KeysOpen, folder));
    }

    private static IEnumerable<Finding> Staff(DataExam exam, UtilityCatalog utilities)
    {
        var without = utilities.All.Where(u => !exam.WithAdministrator.Contains(u.Id)).Select(u => u.Slug).ToList();
        yield return without.Count > 0
            ? Finding.Warning(
                Check.Staff,
                Text.Of(DoctorTexts.StaffNone, string.Join(", ", without), string.Join(' ', without))
            )
            : Finding.Ok(Check.Staff, DoctorTexts.StaffOk);
        if (exam.DemoStaff > 0)
            yield return Finding.Warning(Check.Staff, Text.Of(DoctorTexts.StaffDemo, exam.DemoStaff));
    }
}
