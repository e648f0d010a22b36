using System.ComponentModel;
using System.Diagnostics;

namespace Ebok.Tests.Testing;

/// <summary>Programs of the system that look at our files as a stranger would (zbarimg reads QR codes, pdftotext PDFs).
/// Where one is not installed the test skips by name.</summary>
internal static class ExternalTools
{
    /// <summary>What the program printed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process? process = null;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
        }
        using (process)
        {
            var cancel = TestContext.Current.CancellationToken;
            var errors = process!.StandardError.ReadToEndAsync(cancel);
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            process.ExitCode.ShouldBe(0, await errors);
            // How poppler begins what it says of a PDF that is not quite right.
            (await errors).ShouldNotContain("Syntax ", Case.Sensitive, program);
            return output;
        }
    }
}
