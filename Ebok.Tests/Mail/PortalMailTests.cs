using Ebok.Core.Mail;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Mail;

/// <summary>The whole portal with a real mail server: encrypted, logged in, killed.</summary>
public class PortalMailTests
{
    private const string Password = "sekret poczty 7";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartTls_TrustedCertificateAndLogin_IsSentEncrypted()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = await ServerCertificate.MakeAsync(folder.Path);
        using var server = await StartSecureAsync(folder.Path, certificate, key);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, transport: null, new TestClock());
        await mail.AddAsync("jan@przyklad.example");

        using var portal = await PortalProcess.StartAsync(
            database,
            [.. Secure(server, Password), ("SSL_CERT_FILE", certificate), ("SSL_CERT_DIR", folder.Path)]
        );

        await mail.BecomesAsync("jan@przyklad.example", MailState.Sent, 1);
        var read = await server.AsPythonReadsItAsync(1);
        read.GetProperty("tls").GetBoolean().ShouldBeTrue();
        read.GetProperty("login").GetString().ShouldBe("ebok");
    }

    [Theory, OnEachDatabase]
    public async Task Killed_BetweenSendingAndMarking_SendsOneMoreCopyAtMost(DatabaseKind kind)
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(kind);
        await using var mail = new SenderUnderTest(database, transport: null, new TestClock());
        await mail.AddAsync("trzymana@przyklad.example");
        using (var portal = await PortalProcess.StartAsync(database, Plain(server)))
        {
            await server.TakenAsync(1);
            // The row is held: the portal gets the server's answer and cannot mark the mail.
            await database.Store.WriteAsync(
                Given.Utility,
                async db =>
                {
                    await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.Failure, "held"), Cancel);
                    server.Answer();
                    await server.ConnectionClosedAsync();
                    portal.Kill();
                },
                Cancel
            );
        }
        (await mail.RowAsync("trzymana@przyklad.example")).State.ShouldBe(MailState.Waiting);

        using (var portal = await PortalProcess.StartAsync(database, Plain(server)))
        {
            // Two minutes go by, here by hand: the dead server's lease runs out.
            await database.Store.WriteAsync(
                Given.Utility,
                db =>
                    db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, m => m.CreatedAt), Cancel),
                Cancel
            );
            await mail.BecomesAsync("trzymana@przyklad.example", MailState.Sent, 2);
        }

        var copies = await server.MailsAsync();
        copies.Count.ShouldBe(2);
        copies[1].MessageId.ShouldBe(copies[0].MessageId);
    }

    private static (string, string)[] Plain(SmtpServerProcess server) =>
        [
            ("Ebok__Mail__Host", "127.0.0.1"),
            ("Ebok__Mail__Port", $"{server.Port}"),
            ("Ebok__Mail__StartTls", "false"),
            ("Ebok__Mail__From", "ebok@ebok.example"),
            ("Ebok__PublicUrl", "https://ebok.example"),
        ];

    private static (string, string)[] Secure(SmtpServerProcess server, string password) =>
        [
            .. Plain(server),
            ("Ebok__Mail__StartTls", "true"),
            ("Ebok__Mail__User", "ebok"),
            ("Ebok__Mail__Password", password),
        ];

    private static Task<SmtpServerProcess> StartSecureAsync(string folder, string certificate, string key) =>
        SmtpServerProcess.StartAsync(folder, "--certificate", certificate, "--key", key, "--password", Password);
}
