using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Hosting;

/// <summary>An administrator stops the program while customers use it.</summary>
[Trait("Id", "S3")]
public sealed class StopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sigterm_UnderLoad_AnswersWhatItBegan()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        using var program = Start(database, address);
        using var end = new Ended(program);
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http))
            program.HasExited.ShouldBeFalse();

        var answered = 0;
        var customers = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        // Until nobody listens any more: whoever got through is answered, whole.
                        while (true)
                            try
                            {
                                using var answer = await http.GetAsync("kpec/logowanie", Cancel);
                                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                                (await answer.Content.ReadAsStringAsync(Cancel)).ShouldEndWith("</html>");
                                Interlocked.Increment(ref answered);
                            }
                            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
                            {
                                return;
                            }
                    },
                    Cancel
                )
            )
            .ToArray();
        while (Volatile.Read(ref answered) < 200 && !customers.Any(customer => customer.IsCompleted))
            await Task.Yield();
        await ExternalTools.RunAsync("kill", "-TERM", $"{program.Id}");
        await Task.WhenAll(customers);
        await program.WaitForExitAsync(Cancel);

        program.ExitCode.ShouldBe(0);
    }

    private sealed class Ended(Process program) : IDisposable
    {
        public void Dispose()
        {
            if (!program.HasExited)
                program.Kill();
        }
    }

    private static Process Start(TestDatabase database, Uri address)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll"),
                "--urls",
                address.ToString(),
                "--environment",
                "Production",
                "--contentRoot",
                Path.Combine(Repository.Root, "Ebok.Web"),
            },
            Environment = { ["EBOK_DATA"] = database.Folder, ["EBOK_UTILITIES"] = Repository.Utilities },
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> AnswersAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("health/live", Cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
