using System.Diagnostics;

namespace Ebok.Tests.Testing;

/// <summary>The portal as a process of its own, that can be killed.</summary>
internal sealed class PortalProcess : IDisposable
{
    private readonly Process process;

    private PortalProcess(Process process) => this.process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts it on a database and data folder; answers when it listens.</summary>
    public static Task<PortalProcess> StartAsync(TestDatabase database, params (string Key, string Value)[] settings) =>
        StartAsync(database, AppContext.BaseDirectory, [("EBOK_UTILITIES", Repository.Utilities), .. settings]);

    /// <summary>Starts the one in a folder.</summary>
    public static async Task<PortalProcess> StartAsync(
        TestDatabase database,
        string programFolder,
        params (string Key, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(programFolder, "Ebok.Web.dll")])
        {
            WorkingDirectory = database.Folder,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["EBOK_DATA"] = database.Folder,
                ["Ebok__Database"] = database.Kind == DatabaseKind.Postgres ? "postgres" : "sqlite",
                ["ConnectionStrings__Ebok"] = database.Location,
            },
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        var portal = new PortalProcess(Process.Start(start)!);
        var listens = new TaskCompletionSource();
        portal.process.OutputDataReceived += (_, line) =>
        {
            const string Listens = "Now listening on: ";
            if (line.Data?.IndexOf(Listens, StringComparison.Ordinal) is >= 0 and var at)
                portal.Address = new(line.Data[(at + Listens.Length)..].Trim('"'));
            else if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true)
                listens.TrySetResult();
            else if (line.Data is null)
                listens.TrySetException(new InvalidOperationException("the portal did not start"));
        };
        portal.process.BeginOutputReadLine();
        await listens.Task.WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
        return portal;
    }

    /// <summary>kill -9</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
