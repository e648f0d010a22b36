using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Mail;

/// <summary>A real SMTP server (Debian's python3-aiosmtpd) that misbehaves on request; see smtp_server.py. Where it is
/// not installed the test skips by name.</summary>
internal sealed class SmtpServerProcess : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string Package = "/usr/lib/python3/dist-packages/aiosmtpd";
    private readonly Process process;

    /// <summary>Whether there is one on this machine.</summary>
    public static bool IsInstalled => Directory.Exists(Package);

    private SmtpServerProcess(Process process, string folder, int port) =>
        (this.process, Folder, Port) = (process, folder, port);

    public int Port { get; }
    public string Folder { get; }

    /// <param name="folder">Where it puts what it takes.</param>
    /// <param name="arguments"><c>--port</c>, <c>--smtps</c>, <c>--certificate</c>, <c>--key</c>, <c>--password</c>.</param>
    public static async Task<SmtpServerProcess> StartAsync(string folder, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled, "python3-aiosmtpd is not installed");
        var script = Path.Combine(Repository.Root, "Ebok.Tests", "Mail", "smtp_server.py");
        var process = Process.Start(
            new ProcessStartInfo(Python, [script, folder, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var port = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new(process, folder, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    /// <summary>All mails taken so far, duplicates too, in the order of their coming.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> MailsAsync()
    {
        var mails = new List<ReceivedMail>();
        foreach (var file in Directory.GetFiles(Folder, "*.eml").Order(StringComparer.Ordinal))
            mails.Add(ReceivedMail.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        return mails;
    }

    /// <summary>A mail as Python's parser reads it.</summary>
    public async Task<JsonElement> AsPythonReadsItAsync(int number)
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Folder, $"{number:0000}.json"),
            TestContext.Current.CancellationToken
        );
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>Waits until so many mails were taken.</summary>
    public Task<IReadOnlyList<ReceivedMail>> TakenAsync(int count) =>
        Eventually.GivesAsync(
            async () =>
            {
                var mails = await MailsAsync();
                mails.Count.ShouldBeGreaterThanOrEqualTo(count);
                return mails;
            },
            patience: TimeSpan.FromSeconds(60)
        );

    /// <summary>Whether a connection was closed; asked again, whether another was.</summary>
    public Task ConnectionClosedAsync() =>
        Eventually.SucceedsAsync(
            () =>
            {
                File.Delete(ExistingFile("closed"));
                return Task.CompletedTask;
            },
            patience: TimeSpan.FromSeconds(60)
        );

    /// <summary>Answers mails to <c>trzymana@…</c>.</summary>
    public void Answer() => File.WriteAllText(Path.Combine(Folder, "go"), "");

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private string ExistingFile(string name)
    {
        var path = Path.Combine(Folder, name);
        File.Exists(path).ShouldBeTrue(name);
        return path;
    }
}
