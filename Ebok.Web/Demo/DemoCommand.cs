using System.CommandLine;
using Ebok.Core.Demo;
using Ebok.Core.Imports;
using Ebok.Core.Utilities;
using Ebok.Web.Commands;

namespace Ebok.Web.Demo;

/// <summary><c>demo --customers N --invoices M --out FOLDER [--utility SLUG] [--csv] [--import]</c>: made billing exports
/// of any size, for trying and measuring.</summary>
internal static class DemoCommand
{
    private sealed record Asked(DemoSize Size, string Folder, bool Import, string? Slug);

    internal static Command Create(Func<IServiceProvider> services)
    {
        var customers = new Option<int>("--customers")
        {
            Description = DemoTexts.OptionCustomers,
            DefaultValueFactory = _ => DemoSize.Default.Customers,
        };
        var invoices = new Option<int?>("--invoices") { Description = DemoTexts.OptionInvoices };
        var folder = new Option<DirectoryInfo>("--out") { Description = DemoTexts.OptionOut, Required = true };
        var utility = new Option<string?>("--utility") { Description = DemoTexts.OptionUtility };
        var csv = new Option<bool>("--csv") { Description = DemoTexts.OptionCsv };
        var import = new Option<bool>("--import") { Description = DemoTexts.OptionImport };
        customers.Validators.Add(r => Within(r, 1, 120_000));
        invoices.Validators.Add(r => Within(r, 1, 120));
        var command = new Command("demo", DemoTexts.Command) { customers, invoices, folder, utility, csv, import };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    new Asked(
                        new DemoSize(parsed.GetValue(customers), parsed.GetValue(invoices), parsed.GetValue(csv)),
                        parsed.GetRequiredValue(folder).FullName,
                        parsed.GetValue(import),
                        parsed.GetValue(utility)
                    ),
                    services(),
                    parsed.InvocationConfiguration,
                    cancel
                )
        );
        return command;
    }

    private static void Within(System.CommandLine.Parsing.OptionResult result, int from, int to)
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && (number < from || number > to))
            result.AddError(Text.Of(DemoTexts.OutOfRange, result.Option.Name, from, to));
    }

    private static async Task<int> RunAsync(
        Asked asked,
        IServiceProvider services,
        InvocationConfiguration console,
        CancellationToken cancel
    )
    {
        var catalog = services.GetRequiredService<UtilityCatalog>();
        var chosen = catalog.All.Where(u => asked.Slug is null || u.Slug == asked.Slug).ToList();
        if (chosen.Count == 0)
        {
            await console.Error.WriteLineAsync(
                Text.Of(CommandTexts.UnknownUtility, asked.Slug, string.Join(", ", catalog.All.Select(u => u.Slug)))
            );
            return ExitCode.NotRun;
        }
        // The demo's password is public: its accounts do not belong beside real customers.
        if (asked.Import && !services.GetRequiredService<IHostEnvironment>().IsDevelopment())
        {
            await console.Error.WriteLineAsync(DemoTexts.ImportOnlyInDevelopment);
            return ExitCode.NotRun;
        }
        var clock = services.GetRequiredService<TimeProvider>();
        var refused = 0L;
        foreach (var utility in chosen)
        {
            var folder = Path.Combine(asked.Folder, utility.Slug);
            var start = clock.GetTimestamp();
            var written = WriteDemo.Run(utility, asked.Size, folder, Progress(utility, asked, console), cancel);
            var seconds = clock.GetElapsedTime(start).TotalSeconds;
            await console.Output.WriteLineAsync(
                Text.Of(
                    DemoTexts.Written,
                    utility.Slug,
                    written.Customers,
                    written.Invoices,
                    written.XmlFiles,
                    seconds,
                    written.Invoices / Math.Max(seconds, 0.001)
                )
            );
            if (asked.Import)
                refused += await ImportAsync(utility, folder, services, console, cancel);
        }
        return refused == 0 ? ExitCode.Done : ExitCode.DoneInPart;
    }

    private static Progress<int>? Progress(UtilityProfile utility, Asked asked, InvocationConfiguration console) =>
        asked.Size.Customers < 5000
            ? null
            : new Progress<int>(done =>
            {
                if (done % 5000 == 0)
                    console.Output.WriteLine(Text.Of(DemoTexts.Progress, utility.Slug, done, asked.Size.Customers));
            });

    private static async Task<long> ImportAsync(
        UtilityProfile utility,
        string folder,
        IServiceProvider services,
        InvocationConfiguration console,
        CancellationToken cancel
    )
    {
        var screen = new ImportScreen(console.Output, services.GetRequiredService<TimeProvider>());
        var options = new ImportOptions { OnProblem = screen.Problem, OnProgress = screen.Progress };
        var reports = await services.GetRequiredService<ImportDemo>().RunAsync(utility, folder, options, cancel);
        foreach (var report in reports)
            screen.Summary(report, dryRun: false);
        await services.GetRequiredService<FillDemo>().AddAccountsAsync(utility, cancel);
        return reports.Sum(r => r.Refused);
    }
}
