namespace Ebok.Core.Attachments;

/// <summary>What a virus scanner says of a file.</summary>
public enum ScanVerdict
{
    /// <summary>It found nothing.</summary>
    Clean,

    /// <summary>It found something.</summary>
    Infected,

    /// <summary>It could not look: away, slow, it gave up. The file waits.</summary>
    Unknown,
}

/// <summary>The virus scanner (security.md, "uploads"): <see cref="ClamdScanner"/> where one is configured, else
/// <see cref="NoScanner"/>.</summary>
public interface IFileScanner
{
    /// <summary>Whether there is one: then what it has not looked at is held.</summary>
    bool IsOn { get; }

    /// <summary>Looks at a file from where the stream stands; never fails, but gives up after
    /// <paramref name="patience"/>.</summary>
    Task<ScanVerdict> ScanAsync(Stream content, TimeSpan patience, CancellationToken cancel);
}

/// <summary>None is configured: files are told by their content only.</summary>
public sealed class NoScanner : IFileScanner
{
    /// <inheritdoc/>
    public bool IsOn => false;

    /// <inheritdoc/>
    public Task<ScanVerdict> ScanAsync(Stream content, TimeSpan patience, CancellationToken cancel) =>
        Task.FromResult(ScanVerdict.Clean);
}
