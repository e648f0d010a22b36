namespace Ebok.Tests.Testing;

/// <summary>The mails that the portal under test has sent into its folder. Each is given out once, oldest first, so that
/// a second code is not taken for the first.</summary>
/// <param name="folder"><c>{data}/mail</c>.</param>
internal sealed class Mails(string folder)
{
    private readonly HashSet<string> seen = [];

    /// <summary>All mails, oldest first, given out before or not.</summary>
    public async Task<IReadOnlyList<ReceivedMail>> AllAsync()
    {
        var mails = new List<ReceivedMail>();
        foreach (var file in Files())
            mails.Add(await ReadAsync(file));
        return mails;
    }

    /// <summary>Waits for a mail that was not given out yet.</summary>
    /// <param name="to">Bare address; null: to anybody.</param>
    /// <param name="subject">How its subject begins; null: any.</param>
    public Task<ReceivedMail> NextAsync(string? to = null, string? subject = null) =>
        Eventually.GivesAsync(async () =>
            await FindAsync(to, subject)
            ?? throw new InvalidOperationException($"waited in vain for a mail \"{subject}\" to {to}")
        );

    private async Task<ReceivedMail?> FindAsync(string? to, string? subject)
    {
        foreach (var file in Files())
        {
            lock (seen)
                if (seen.Contains(file))
                    continue;
            var mail = await ReadAsync(file);
            if (to is not null && !string.Equals(mail.To, to, StringComparison.OrdinalIgnoreCase))
                continue;
            if (subject is not null && !mail.Subject.StartsWith(subject, StringComparison.Ordinal))
                continue;
            lock (seen)
                if (seen.Add(file))
                    return mail;
        }
        return null;
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml").Order(StringComparer.Ordinal) : [];

    private static async Task<ReceivedMail> ReadAsync(string file) =>
        ReceivedMail.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
}
