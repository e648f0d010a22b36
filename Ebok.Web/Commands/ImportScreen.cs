using Ebok.Core.Imports;

namespace Ebok.Web.Commands;

/// <summary>What an import shows: on a terminal one line with rate and time left that renews itself, into a file or a
/// pipe a plain line now and then; refusals as they come; a summary.</summary>
internal sealed class ImportScreen(TextWriter output, TimeProvider clock)
{
    private static readonly TimeSpan EveryLine = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EveryRenewal = TimeSpan.FromMilliseconds(200);

    private readonly bool terminal = !Console.IsOutputRedirected;
    private readonly long started = clock.GetTimestamp();
    private readonly Lock screen = new();
    private long sourceStarted = clock.GetTimestamp();
    private long last = clock.GetTimestamp();
    private string source = "";
    private int width;

    internal void Problem(ImportProblem problem)
    {
        lock (screen)
        {
            Clear();
            output.WriteLine((problem.IsRemark ? CommandTexts.Remark : CommandTexts.Refusal) + problem);
        }
    }

    internal void Progress(ImportProgress progress)
    {
        lock (screen)
        {
            if (progress.Source != source)
                (source, sourceStarted) = (progress.Source, last);
            if (clock.GetElapsedTime(last) < (terminal ? EveryRenewal : EveryLine))
                return;
            last = clock.GetTimestamp();
            var elapsed = clock.GetElapsedTime(sourceStarted);
            var rate = progress.Done / Math.Max(elapsed.TotalSeconds, 0.001);
            var left = progress.Share > 0 ? elapsed / progress.Share - elapsed : TimeSpan.Zero;
            var line = Text.Of(
                CommandTexts.Progress,
                progress.Source,
                progress.Done,
                progress.Share,
                rate,
                (int)left.TotalMinutes,
                left.Seconds
            );
            Clear();
            if (terminal)
                output.Write(line);
            else
                output.WriteLine(line);
            width = terminal ? line.Length : 0;
        }
    }

    internal void Summary(ImportReport report, bool dryRun)
    {
        Clear();
        foreach (var format in report.Formats)
            output.WriteLine(
                Text.Of(
                    CommandTexts.Format,
                    format.File,
                    format.Rows,
                    format.Encoding,
                    format.Separator,
                    format.DecimalSign?.ToString() ?? "–",
                    format.Dates ?? "–"
                )
            );
        var elapsed = clock.GetElapsedTime(started);
        output.WriteLine(dryRun ? CommandTexts.SummaryDry : CommandTexts.SummaryDone);
        output.WriteLine(
            Text.Of(
                CommandTexts.Summary,
                report.Read,
                report.Added,
                report.Changed,
                report.Unchanged,
                report.Unmatched,
                report.Refused,
                report.Matched
            )
        );
        output.WriteLine(
            Text.Of(CommandTexts.Duration, elapsed.TotalSeconds, report.Read / Math.Max(elapsed.TotalSeconds, 0.001))
        );
    }

    internal void Stopped()
    {
        Clear();
        output.WriteLine(CommandTexts.Stopped);
    }

    private void Clear()
    {
        if (width > 0)
            output.Write("\r" + new string(' ', width) + "\r");
        width = 0;
    }
}
