using System.CommandLine;
using Ebok.Core.Utilities;
using Ebok.Web.Commands;
using Ebok.Web.Hosting;

namespace Ebok.Web.Bench;

/// <summary><c>bench [--customers N --invoices M] [--large N] [--search N] [--open N] [--seconds S]</c>: makes data of
/// that size, measures the portal as its customers meet it beside the bare framework in the same run, prints a table
/// (performance figures of the README). Touches no data but its own, in a temporary folder; loopback only.</summary>
internal static class BenchCommand
{
    private const string Slug = "mpwik";

    internal static Command Create(Func<IServiceProvider> services)
    {
        var customers = new Option<int>("--customers")
        {
            Description = CommandTexts.BenchCustomers,
            DefaultValueFactory = _ => 200,
        };
        var invoices = new Option<int>("--invoices")
        {
            Description = CommandTexts.BenchInvoices,
            DefaultValueFactory = _ => 24,
        };
        var large = new Option<int>("--large") { Description = CommandTexts.BenchLarge, DefaultValueFactory = _ => 0 };
        var seconds = new Option<int>("--seconds")
        {
            Description = CommandTexts.BenchSeconds,
            DefaultValueFactory = _ => 6,
        };
        var search = new Option<int>("--search")
        {
            Description = CommandTexts.BenchSearch,
            DefaultValueFactory = _ => 0,
        };
        var open = new Option<int>("--open") { Description = CommandTexts.BenchOpen, DefaultValueFactory = _ => 0 };
        // Of this command itself: the process that has the other database measures, and writes down what it found.
        var into = new Option<string?>("--search-into") { Hidden = true };
        var command = new Command("bench", CommandTexts.Bench)
        {
            customers,
            invoices,
            large,
            seconds,
            search,
            open,
            into,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (parsed.GetValue(into) is { } file)
                {
                    var of = services().GetRequiredService<UtilityCatalog>().Find(Slug)!;
                    await SearchBench.MeasureAsync(services(), of, parsed.GetValue(search), file, cancel);
                    return ExitCode.Done;
                }
                var output = parsed.InvocationConfiguration.Output;
                var utility = services().GetRequiredService<UtilityCatalog>().Find(Slug)!;
                var bench = new BenchRun(
                    utility,
                    services().GetRequiredService<EbokOptions>(),
                    parsed.GetValue(seconds),
                    output
                );
                var figures = await bench.RunAsync(
                    new(parsed.GetValue(customers), parsed.GetValue(invoices)),
                    parsed.GetValue(large),
                    parsed.GetValue(search),
                    parsed.GetValue(open),
                    cancel
                );
                await output.WriteLineAsync();
                await output.WriteLineAsync(Figure.Table(figures));
                return ExitCode.Done;
            }
        );
        return command;
    }
}
