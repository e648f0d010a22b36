using System.CommandLine;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Bank;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Utilities;
using Ebok.Web.Operator.Imports;

namespace Ebok.Web.Commands;

/// <summary><c>import fa3 FOLDER --utility SLUG [--dry-run]</c>, <c>import csv …</c> and
/// <c>import bank FILE|FOLDER …</c> (O5).</summary>
internal static class ImportCommand
{
    internal static Command Create(Func<IServiceProvider> services) =>
        new("import", CommandTexts.Import)
        {
            Of(
                "fa3",
                CommandTexts.ImportFa3,
                (utility, folder, options, cancel) =>
                    services().GetRequiredService<ImportFa3Folder>().RunAsync(utility, folder, options, cancel),
                services
            ),
            Of(
                "csv",
                CommandTexts.ImportCsv,
                (utility, folder, options, cancel) =>
                    services().GetRequiredService<ImportCsvFolder>().RunAsync(utility, folder, options, cancel),
                services
            ),
            Of(
                "bank",
                CommandTexts.ImportBank,
                async (utility, path, options, cancel) =>
                    (await services().GetRequiredService<ImportBank>().RunAsync(utility, path, options, cancel)).Totals,
                services,
                new Argument<FileSystemInfo>("FILE|FOLDER") { Description = CommandTexts.FileOrFolder }
            ),
            Undo(services),
        };

    private static Command Undo(Func<IServiceProvider> services)
    {
        var utility = new Option<string>("--utility") { Description = CommandTexts.Utility, Required = true };
        var command = new Command("undo", CommandTexts.ImportUndo) { utility };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var slug = parsed.GetRequiredValue(utility);
                var catalog = services().GetRequiredService<UtilityCatalog>();
                if (catalog.Find(slug) is not { } profile)
                    return await UnknownAsync(parsed.InvocationConfiguration.Error, slug, catalog);
                await output.WriteLineAsync(CommandTexts.ImportUndoing);
                var undone = await services().GetRequiredService<UndoImport>().RunLastAsync(profile.Id, cancel);
                if (undone.TryGet(out var view, out var refusal))
                {
                    await output.WriteLineAsync(Text.Of(CommandTexts.ImportUndone, view.Removed, view.Restored));
                    return ExitCode.Done;
                }
                await output.WriteLineAsync(CommandTexts.ImportUndoNothing);
                foreach (var (obstacle, count) in (refusal as ImportNeeded)?.View.Obstacles ?? [])
                    await output.WriteLineAsync("  " + ImportLabels.Of(obstacle, count));
                return ExitCode.NotRun;
            }
        );
        return command;
    }

    private static Command Of(
        string name,
        string description,
        Func<UtilityProfile, string, ImportOptions, CancellationToken, Task<ImportReport>> run,
        Func<IServiceProvider> services,
        Argument<FileSystemInfo>? fileToo = null
    )
    {
        Argument source = fileToo is null
            ? new Argument<DirectoryInfo>("FOLDER") { Description = CommandTexts.Folder }.AcceptExistingOnly()
            : fileToo.AcceptExistingOnly();
        var utility = new Option<string>("--utility") { Description = CommandTexts.Utility, Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = CommandTexts.DryRun };
        var command = new Command(name, description) { source, utility, dryRun };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var output = parsed.InvocationConfiguration.Output;
                var slug = parsed.GetRequiredValue(utility);
                var catalog = services().GetRequiredService<UtilityCatalog>();
                if (catalog.Find(slug) is not { } profile)
                    return await UnknownAsync(parsed.InvocationConfiguration.Error, slug, catalog);
                var screen = new ImportScreen(output, services().GetRequiredService<TimeProvider>());
                var options = new ImportOptions
                {
                    DryRun = parsed.GetValue(dryRun),
                    OnProblem = screen.Problem,
                    OnProgress = screen.Progress,
                };
                try
                {
                    var report = await run(profile, PathOf(parsed, source), options, cancel);
                    screen.Summary(report, options.DryRun);
                    return report.Refused == 0 ? ExitCode.Done : ExitCode.DoneInPart;
                }
                catch (OperationCanceledException)
                {
                    screen.Stopped();
                    return ExitCode.NotRun;
                }
            }
        );
        return command;
    }

    private static string PathOf(ParseResult parsed, Argument source) =>
        source is Argument<FileSystemInfo> any
            ? parsed.GetRequiredValue(any).FullName
            : parsed.GetRequiredValue((Argument<DirectoryInfo>)source).FullName;

    private static async Task<int> UnknownAsync(TextWriter error, string slug, UtilityCatalog catalog)
    {
        await error.WriteLineAsync(
            Text.Of(CommandTexts.UnknownUtility, slug, string.Join(", ", catalog.All.Select(u => u.Slug)))
        );
        return ExitCode.NotRun;
    }
}
