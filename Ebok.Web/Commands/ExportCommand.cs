using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Ebok.Core.Exports;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Web.Commands;

/// <summary><c>export WHAT --utility SLUG [--format csv|json] [--since DATE | --again NUMBER] [--out FILE]</c> (O5).</summary>
internal static class ExportCommand
{
    internal static Command Create(Func<IServiceProvider> services)
    {
        var what = new Argument<string>("WHAT") { Description = ExportCommandTexts.What };
        what.AcceptOnlyFromAmong([.. Enum.GetValues<ExportKind>().Select(WriteExport.WordOf)]);
        var utility = new Option<string>("--utility") { Description = CommandTexts.Utility, Required = true };
        var format = new Option<string>("--format")
        {
            Description = ExportCommandTexts.Format,
            DefaultValueFactory = _ => "csv",
        };
        format.AcceptOnlyFromAmong("csv", "json");
        var since = new Option<DateOnly?>("--since") { Description = ExportCommandTexts.Since, CustomParser = DayOf };
        var again = new Option<int?>("--again") { Description = ExportCommandTexts.Again };
        var output = new Option<FileInfo?>("--out") { Description = ExportCommandTexts.Out };
        var command = new Command("export", ExportCommandTexts.Export) { what, utility, format, since, again, output };
        command.Validators.Add(result =>
        {
            if (result.GetResult(since) is { Implicit: false } && result.GetResult(again) is { Implicit: false })
                result.AddError(ExportCommandTexts.SinceOrAgain);
        });
        command.SetAction(
            async (parsed, cancel) =>
            {
                var catalog = services().GetRequiredService<UtilityCatalog>();
                var slug = parsed.GetRequiredValue(utility);
                var tell = parsed.InvocationConfiguration.Error;
                if (catalog.Find(slug) is not { } profile)
                {
                    await tell.WriteLineAsync(
                        Text.Of(CommandTexts.UnknownUtility, slug, string.Join(", ", catalog.All.Select(u => u.Slug)))
                    );
                    return ExitCode.NotRun;
                }
                var kind = Enum.GetValues<ExportKind>()
                    .Single(k => WriteExport.WordOf(k) == parsed.GetRequiredValue(what));
                var run = new ExportRun(
                    services(),
                    profile.Id,
                    kind,
                    parsed.GetRequiredValue(format) == "json" ? ExportFormat.Json : ExportFormat.Csv,
                    parsed.GetValue(output)?.FullName,
                    parsed.InvocationConfiguration.Output,
                    tell
                );
                return parsed.GetValue(since) is { } day ? await run.SinceAsync(day, cancel)
                    : parsed.GetValue(again) is { } number ? await run.AgainAsync(number, cancel)
                    : await run.NewAsync(cancel);
            }
        );
        return command;
    }

    private static DateOnly? DayOf(ArgumentResult result)
    {
        var typed = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError(Text.Of(ExportCommandTexts.NoSuchDay, typed));
        return null;
    }
}

/// <summary>One run of the command.</summary>
/// <param name="services">The portal's.</param>
/// <param name="utility">Whose.</param>
/// <param name="kind">Of what.</param>
/// <param name="format">How written.</param>
/// <param name="file">Where to; null: the screen.</param>
/// <param name="screen">Standard output.</param>
/// <param name="tell">Standard error: what is said stays out of the data.</param>
internal sealed class ExportRun(
    IServiceProvider services,
    UtilityId utility,
    ExportKind kind,
    ExportFormat format,
    string? file,
    TextWriter screen,
    TextWriter tell
)
{
    private readonly TakeExport take = services.GetRequiredService<TakeExport>();
    private readonly WriteExport write = services.GetRequiredService<WriteExport>();

    /// <summary>What is new. The file is written under a name of its own first, then noted as whole, then gets its name: cut
    /// off at any point, the next run writes the same again or gives it its name, and neither loses nor repeats a row.</summary>
    public async Task<int> NewAsync(CancellationToken cancel)
    {
        using var turn = Turn();
        if (turn is null)
            return await SayAsync(ExitCode.NotRun, ExportCommandTexts.Busy);
        foreach (var (before, whole) in await take.UnnamedAsync(utility, kind, cancel))
        {
            if (File.Exists(PartOf(whole, before.Number)))
            {
                File.Move(PartOf(whole, before.Number), whole);
                await SayAsync(0, ExportCommandTexts.Finished, before.Number, whole);
            }
            await take.NamedAsync(utility, before.Id, cancel);
        }
        if (file is not null && await CannotWriteAsync())
            return ExitCode.NotRun;
        if (!(await take.OfCommandAsync(utility, kind, cancel)).TryGet(out var export, out _))
            return await SayAsync(ExitCode.Done, ExportCommandTexts.NothingToExport);
        if (file is null)
        {
            await ToScreenAsync(output => write.RunAsync(utility, export, format, output, cancel));
            await take.WrittenAsync(utility, export.Id, null, cancel);
        }
        else
        {
            var part = PartOf(file, export.Number);
            await ToFileAsync(part, output => write.RunAsync(utility, export, format, output, cancel));
            await take.WrittenAsync(utility, export.Id, file, cancel);
            File.Move(part, file);
            await take.NamedAsync(utility, export.Id, cancel);
        }
        return await SayAsync(ExitCode.Done, ExportCommandTexts.Done, export.Number, export.Rows, file ?? "–");
    }

    /// <summary>An earlier export once more.</summary>
    public async Task<int> AgainAsync(int number, CancellationToken cancel) =>
        await write.FindAsync(utility, kind, number, cancel) is { } export
            ? await PlainAsync(output => write.RunAsync(utility, export, format, output, cancel))
            : await SayAsync(ExitCode.NotRun, ExportCommandTexts.NoSuchExport, number);

    /// <summary>Everything from a day on; nothing is marked.</summary>
    public Task<int> SinceAsync(DateOnly since, CancellationToken cancel) =>
        PlainAsync(output => write.SinceAsync(utility, kind, since, format, output, cancel));

    private async Task<int> PlainAsync(Func<Stream, Task<int>> writing)
    {
        if (file is not null && await CannotWriteAsync())
            return ExitCode.NotRun;
        int lines;
        if (file is null)
            lines = await ToScreenAsync(writing);
        else
        {
            lines = await ToFileAsync(PartOf(file, 0), writing);
            File.Move(PartOf(file, 0), file);
        }
        return await SayAsync(ExitCode.Done, ExportCommandTexts.Written, lines, file ?? "–");
    }

    private async Task<bool> CannotWriteAsync()
    {
        if (File.Exists(file))
        {
            await SayAsync(0, ExportCommandTexts.FileExists, file!);
            return true;
        }
        if (Directory.Exists(Path.GetDirectoryName(file)))
            return false;
        await SayAsync(0, ExportCommandTexts.NoFolder, Path.GetDirectoryName(file)!);
        return true;
    }

    private async Task<int> ToScreenAsync(Func<Stream, Task<int>> writing)
    {
        if (ReferenceEquals(screen, Console.Out))
        {
            await using var output = Console.OpenStandardOutput();
            return await writing(output);
        }
        using var memory = new MemoryStream();
        var lines = await writing(memory);
        await screen.WriteAsync(Encoding.UTF8.GetString(memory.ToArray()));
        return lines;
    }

    private static async Task<int> ToFileAsync(string part, Func<Stream, Task<int>> writing)
    {
        await using var output = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
        var lines = await writing(output);
        output.Flush(flushToDisk: true);
        return lines;
    }

    private static string PartOf(string file, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}.part-{number}");

    // One command at a time for each kind: what one has begun another must not take for cut off. The system lets go of it
    // when the process ends, however it ends.
    private FileStream? Turn()
    {
        var path = Path.Combine(
            services.GetRequiredService<ExportLocks>().Folder,
            $"export-{utility.Slug}-{WriteExport.WordOf(kind)}.lock"
        );
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<int> SayAsync(int code, string text, params object[] arguments)
    {
        await tell.WriteLineAsync(Text.Of(text, arguments));
        return code;
    }
}

/// <summary>Where the command keeps its locks.</summary>
/// <param name="Folder">The data folder.</param>
internal sealed record ExportLocks(string Folder);
