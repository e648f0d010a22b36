using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Ebok.Web.Bench;

/// <summary>This same program as a process of its own, as an administrator starts it, so that its start and memory can
/// be measured apart from who measures.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly CancellationTokenSource ended = new();
    private readonly Task<string> errors;
    private readonly Task output;

    private PortalProcess(Process process, Uri address)
    {
        (this.process, Address) = (process, address);
        errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    /// <summary>Where it listens, once it does.</summary>
    internal Uri Address { get; }

    /// <summary>MiB in memory now (Linux).</summary>
    internal double Memory => Status("VmRSS");

    /// <summary>MiB in memory at most until now (Linux).</summary>
    internal double PeakMemory => Status("VmHWM");

    /// <summary>Starts the portal on a free loopback port and waits until it answers.</summary>
    /// <param name="settings">Environment: data folder and the like.</param>
    /// <param name="arguments">Before <c>--urls</c>: a command that serves, or none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The process and the time from its start to its first answer.</returns>
    internal static async Task<(PortalProcess Portal, TimeSpan Start)> ServeAsync(
        IReadOnlyDictionary<string, string> settings,
        string[] arguments,
        CancellationToken cancel
    )
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var began = Stopwatch.GetTimestamp();
        var portal = new PortalProcess(Run([.. arguments, "--urls", address.ToString()], settings), address);
        using var http = new HttpClient { BaseAddress = address };
        while (!await AnswersAsync(http, cancel))
        {
            if (portal.process.HasExited)
                throw new InvalidOperationException("the portal ended: " + await portal.errors);
            await Task.Delay(5, cancel);
        }
        return (portal, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Runs a command of the program to its end.</summary>
    /// <returns>How long it took and the most memory it had, in MiB.</returns>
    /// <exception cref="InvalidOperationException">It answered with an exit code other than 0.</exception>
    internal static async Task<(TimeSpan Took, double PeakMemory)> RunToEndAsync(
        IReadOnlyDictionary<string, string> settings,
        string[] arguments,
        CancellationToken cancel
    )
    {
        var began = Stopwatch.GetTimestamp();
        await using var command = new PortalProcess(Run(arguments, settings), new("http://127.0.0.1/"));
        var peak = 0.0;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var exit = command.process.WaitForExitAsync(cancel);
        while (!exit.IsCompleted)
        {
            peak = Math.Max(peak, command.PeakMemory);
            await Task.WhenAny(exit, timer.WaitForNextTickAsync(cancel).AsTask());
        }
        await exit;
        var took = Stopwatch.GetElapsedTime(began);
        if (command.process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await command.errors}");
        return (took, peak);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        await Task.WhenAll(errors, output);
        process.Dispose();
        ended.Dispose();
    }

    private static Process Run(string[] arguments, IReadOnlyDictionary<string, string> settings)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Environment.CurrentDirectory,
        };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(PortalProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var key in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(key);
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("cannot start " + program);
    }

    // What `dotnet run` or the administrator's own portal set must not leak into a measured one.
    private static bool IsOurs(string key) =>
        key.StartsWith("Ebok__", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("EBOK_", StringComparison.Ordinal)
        || key.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("DOTNET_LAUNCH", StringComparison.Ordinal);

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync("health/live", cancel);
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

    private double Status(string line)
    {
        var file = $"/proc/{process.Id}/status";
        if (process.HasExited || !File.Exists(file))
            return 0;
        try
        {
            var found = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal));
            var words = found?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return words is [_, var kib, ..] ? double.Parse(kib, CultureInfo.InvariantCulture) / 1024 : 0;
        }
        catch (IOException)
        {
            // It ended between the two lines above.
            return 0;
        }
    }
}
