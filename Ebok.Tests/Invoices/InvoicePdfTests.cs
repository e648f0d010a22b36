namespace Ebok.Tests.Invoices;

[Trait("Id", "K8")]
public class InvoicePdfTests
{
    [Fact]
    public void Look()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var n in new[] { 2, 2, 2, 2, 40, 400, 10000 })
        {
            clock.Restart();
            var bytes = InvoicePdfSamples.Renderer.Run(n == 2 ? InvoicePdfSamples.Water : InvoicePdfSamples.Lines(n));
            Console.WriteLine($"{n} lines {clock.Elapsed.TotalMilliseconds:0.0} ms {bytes.Length} bytes");
            File.WriteAllBytes($"/tmp/pdfexp/l{n}.pdf", bytes);
        }
    }
}
