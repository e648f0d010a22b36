using System.Text;

namespace Ebok.Core.Demo;

/// <summary>The CSV files of one export, open while customers are appended.</summary>
internal sealed class DemoTables : IDisposable
{
    private readonly List<(string File, StreamWriter Writer)> writers = [];

    internal DemoTables(string before, string after)
    {
        foreach (var (file, heading) in DemoRows.Files)
        {
            var folder = DemoRows.AfterInvoices.Contains(file) ? after : before;
            var writer = new StreamWriter(
                Path.Combine(folder, file),
                append: false,
                new UTF8Encoding(false),
                64 * 1024
            );
            writer.Write(heading);
            writer.Write('\n');
            writers.Add((file, writer));
        }
    }

    internal void Append(DemoRows rows)
    {
        foreach (var (file, writer) in writers)
            if (rows.Of(file) is { } text)
                writer.Write(text);
    }

    public void Dispose()
    {
        foreach (var (_, writer) in writers)
            writer.Dispose();
    }
}
