using System.Diagnostics;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Mail;

/// <summary>The portal as a process of its own, that can be killed.</summary>
internal sealed class PortalProcess : IDisposable
{
    private readonly Process process;

    private PortalProcess(Process process) => this.process = process;

    /// <summary>Starts it on a database and data folder; answers when it listens.</summary>
    public static async Task<PortalProcess> StartAsync(
        TestDatabase database,
        params (string Key, string Value)[] settings
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll")])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["EBOK_DATA"] = database.Folder,
                ["EBOK_UTILITIES"] = Path.Combine(Repository.Root, "Ebok.Web", "utilities"),
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
            if (line.Data?.Contains("Application started", StringComparison.Ordinal) == true)
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
