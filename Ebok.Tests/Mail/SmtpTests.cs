using System.Globalization;
using Ebok.Core.Mail;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Mail;

/// <summary>Against a real mail server that misbehaves (security.md, "Faults").</summary>
public class SmtpTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Delivered_ReadsAsItWasWritten()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), new TestClock());
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");

        var taken = (await server.TakenAsync(1)).ShouldHaveSingleItem();
        var row = await mail.BecomesAsync("jan@przyklad.example", MailState.Sent, 1);
        taken.Subject.ShouldBe("Kod aktywacyjny – zażółć gęślą jaźń");
        (taken.From.DisplayName, taken.From.Address).ShouldBe(("KPEC eBOK", "ebok@ebok.example"));
        taken.To.ShouldBe("jan@przyklad.example");
        taken.Headers["Reply-To"].ShouldBe("ebok@kpec.bydgoszcz.pl");
        taken.MessageId.ShouldBe($"<{row.Id.Value:N}@ebok.example>");
        taken.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        taken.Text.ShouldContain("zażółć gęślą jaźń");
        taken.Value("Kod aktywacyjny").ShouldBe(SenderUnderTest.Code);
        taken.Link.ShouldBe(SenderUnderTest.Link);
        // Python's parser is the judge of our MIME, and of ours of this test.
        var read = await server.AsPythonReadsItAsync(1);
        read.GetProperty("defects").GetArrayLength().ShouldBe(0);
        read.GetProperty("longestLine").GetInt32().ShouldBeLessThanOrEqualTo(78);
        read.GetProperty("subject").GetString().ShouldBe(taken.Subject);
        read.GetProperty("from").GetString().ShouldBe("KPEC eBOK <ebok@ebok.example>");
        read.GetProperty("sender").GetString().ShouldBe("ebok@ebok.example");
        read.GetProperty("text").GetString()!.ReplaceLineEndings("\n").ShouldBe(taken.Text);
        read.GetProperty("html").GetString()!.ShouldContain("zażółć gęślą jaźń");
        DateTimeOffset
            .Parse(read.GetProperty("date").GetString()!, CultureInfo.InvariantCulture)
            .ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(1));
    }

    /// <summary>The sender under test has no timer to speak of: what wakes it is the commit.</summary>
    [Fact]
    public async Task Commit_WakesTheSender()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), new TestClock());
        await mail.StartAsync();
        await mail.AddAsync("pierwsza@przyklad.example");
        await mail.BecomesAsync("pierwsza@przyklad.example", MailState.Sent, 1);

        await mail.AddAsync("druga@przyklad.example");

        await mail.BecomesAsync("druga@przyklad.example", MailState.Sent, 1);
    }

    [Fact]
    public async Task Greylisted_IsSentTenSecondsLater()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var clock = new TestClock();
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), clock);
        await mail.StartAsync();

        await mail.AddAsync("szara@przyklad.example");
        var waiting = await mail.BecomesAsync("szara@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("greylisted");
        waiting.DueAt.ShouldBe(clock.GetUtcNow() + 10 * Second, 3 * Second);
        clock.Advance(10 * Second);
        mail.Wake();

        await mail.BecomesAsync("szara@przyklad.example", MailState.Sent, 2);
        (await server.MailsAsync()).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("odmowa@przyklad.example", "no such mailbox")]
    [InlineData("tresc@przyklad.example", "we do not like this mail")]
    [InlineData("jan@przyklad.example\r\nBcc: wszyscy@przyklad.example", "")]
    [InlineData("jan@przyklad.example, ewa@przyklad.example", "")]
    [InlineData("brak", "")]
    [InlineData("łoś@przyklad.example", "ASCII")]
    public async Task Refused_IsGivenUpAtOnceWithTheReason(string to, string reason)
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), new TestClock());
        await mail.StartAsync();

        await mail.AddAsync(to);
        await mail.AddAsync("nastepna@przyklad.example");

        var refused = await mail.BecomesAsync(to, MailState.Failed, 1);
        refused.Failure!.ShouldContain(reason);
        refused.Failure.ShouldNotBeEmpty();
        refused.Body.ShouldNotBeNull("staff may send it again");
        await mail.BecomesAsync("nastepna@przyklad.example", MailState.Sent, 1);
        (await server.MailsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task DroppedAfterData_IsSentAgainUnderTheSameMessageId()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var clock = new TestClock();
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), clock);
        await mail.StartAsync();

        await mail.AddAsync("ucieta@przyklad.example");
        await mail.BecomesAsync("ucieta@przyklad.example", MailState.Waiting, 1);
        clock.Advance(10 * Second);
        mail.Wake();

        await mail.BecomesAsync("ucieta@przyklad.example", MailState.Sent, 2);
        var copies = await server.MailsAsync();
        copies.Count.ShouldBe(2);
        copies[1].MessageId.ShouldBe(copies[0].MessageId);
        copies[1].Text.ShouldBe(copies[0].Text);
    }

    [Fact]
    public async Task Slow_HoldsUpNobodyElse()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var clock = new TestClock();
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), clock, longest: 2 * Second);
        await mail.StartAsync();

        await mail.AddAsync("powolna@przyklad.example");
        await server.TakenAsync(1);
        await mail.AddAsync("szybka@przyklad.example");

        await mail.BecomesAsync("szybka@przyklad.example", MailState.Sent, 1);
        (await mail.RowAsync("powolna@przyklad.example")).LeasedBy.ShouldNotBeNull("still in hand");
        var waiting = await mail.BecomesAsync("powolna@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("no answer within 2 s");
        clock.Advance(10 * Second);
        mail.Wake();
        await mail.BecomesAsync("powolna@przyklad.example", MailState.Sent, 2);
    }

    [Fact]
    public async Task ServerDown_MailsWaitUntilItIsUp()
    {
        using var folder = new TemporaryFolder();
        int port;
        using (var down = await SmtpServerProcess.StartAsync(folder.Path))
            port = down.Port;
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var clock = new TestClock();
        var transport = new SmtpTransport(new SmtpServer("127.0.0.1", port, StartTls: false, Login: null));
        await using var mail = new SenderUnderTest(database, transport, clock);
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");
        var waiting = await mail.BecomesAsync("jan@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("Connection refused");
        await mail.AddAsync("ewa@przyklad.example");
        using var up = await SmtpServerProcess.StartAsync(folder.Path, "--port", $"{port}");
        clock.Advance(10 * Second);
        mail.Wake();

        await mail.BecomesAsync("jan@przyklad.example", MailState.Sent, 2);
        await mail.BecomesAsync("ewa@przyklad.example", MailState.Sent, 1);
    }

    [Fact]
    public async Task ServerWithoutTls_GetsNothingInTheClear()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(
            database,
            SenderUnderTest.To(server, startTls: true),
            new TestClock()
        );
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");

        var waiting = await mail.BecomesAsync("jan@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("STARTTLS");
        (await server.MailsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task UntrustedCertificate_GetsNothing()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = await ServerCertificate.MakeAsync(folder.Path);
        using var server = await SmtpServerProcess.StartAsync(folder.Path, "--certificate", certificate, "--key", key);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(
            database,
            SenderUnderTest.To(server, startTls: true),
            new TestClock()
        );
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");

        var waiting = await mail.BecomesAsync("jan@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("certificate");
        (await server.MailsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Smtps_IsEncryptedFromTheFirstByte()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = await ServerCertificate.MakeAsync(folder.Path);
        using var server = await SmtpServerProcess.StartAsync(
            folder.Path,
            "--smtps",
            "--certificate",
            certificate,
            "--key",
            key
        );
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var transport = new SmtpTransport(
            new SmtpServer("127.0.0.1", server.Port, StartTls: false, Login: null) { Smtps = true }
        );
        await using var mail = new SenderUnderTest(database, transport, new TestClock());
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");

        // A conversation in the clear would end in another complaint, or in a mail.
        var waiting = await mail.BecomesAsync("jan@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("certificate");
        (await server.MailsAsync()).ShouldBeEmpty();
        new SmtpServer("poczta.example", 465, StartTls: true, Login: null).Smtps.ShouldBeTrue();
    }

    [Fact]
    public async Task WrongPassword_MailWaitsForTheAdministrator()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path, "--password", "sekret poczty 7");
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var transport = new SmtpTransport(
            new SmtpServer("127.0.0.1", server.Port, StartTls: false, new("ebok", "inne haslo"))
        );
        await using var mail = new SenderUnderTest(database, transport, new TestClock());
        await mail.StartAsync();

        await mail.AddAsync("jan@przyklad.example");

        var waiting = await mail.BecomesAsync("jan@przyklad.example", MailState.Waiting, 1);
        waiting.Failure!.ShouldContain("authenticat");
        waiting.Failure!.ShouldNotContain("inne haslo");
        (await server.MailsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_LetsTheMailInHandGoAndSendsNoOther()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), new TestClock());
        await mail.StartAsync();
        await mail.AddAsync("trzymana@przyklad.example");
        await server.TakenAsync(1);

        var stopped = mail.StopAsync();
        await mail.AddAsync("pozniejsza@przyklad.example");
        server.Answer();
        await stopped;

        await mail.BecomesAsync("trzymana@przyklad.example", MailState.Sent, 1);
        await mail.BecomesAsync("pozniejsza@przyklad.example", MailState.Waiting, 0);
    }

    [Fact]
    public async Task Stop_DoesNotWaitForASlowServer()
    {
        using var folder = new TemporaryFolder();
        using var server = await SmtpServerProcess.StartAsync(folder.Path);
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var mail = new SenderUnderTest(database, SenderUnderTest.To(server), new TestClock())
        {
            StopWaits = TimeSpan.Zero,
        };
        await mail.StartAsync();
        await mail.AddAsync("powolna@przyklad.example");
        await server.TakenAsync(1);

        await mail.StopAsync();

        // Due at once at the next start: the attempt does not count.
        var row = await mail.BecomesAsync("powolna@przyklad.example", MailState.Waiting, 0);
        row.DueAt.ShouldBe(row.CreatedAt);
    }
}
