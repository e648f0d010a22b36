using Ebok.Web.Hosting;

namespace Ebok.Web.Attachments;

/// <summary>Files of forms that came back with an error, in <c>{data}/kept-files/{owner}</c> under random names, for three
/// hours. They are checked like any other file when the form is sent; nothing here is ever handed out.</summary>
internal sealed class KeptFileFolder(EbokOptions options, TimeProvider clock)
{
    /// <summary>How long a form may be open with them.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(3);

    private const int MostFiles = 60;
    private readonly string root = Path.Combine(options.DataFolder, "kept-files");

    /// <summary>Keeps a copy; null: the owner has used up his room.</summary>
    /// <param name="owner">Letters, digits and dashes.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="mostBytes">For all of the owner's files.</param>
    /// <param name="cancel">Gives up; a part of a file goes with the next sweep.</param>
    public async Task<Guid?> KeepAsync(string owner, Stream content, long mostBytes, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, owner));
        var there = folder.GetFiles();
        if (there.Length >= MostFiles || there.Sum(f => f.Length) + content.Length > mostBytes)
            return null;
        var id = Guid.NewGuid();
        await using var file = new FileStream(PathOf(owner, id), FileMode.CreateNew, FileAccess.Write);
        await content.CopyToAsync(file, cancel);
        return id;
    }

    /// <summary>Its length; null: it is gone.</summary>
    public long? LengthOf(string owner, Guid id) =>
        new FileInfo(PathOf(owner, id)) is { Exists: true, Length: var length } ? length : null;

    /// <summary>Opens it.</summary>
    public Stream Open(string owner, Guid id) => File.OpenRead(PathOf(owner, id));

    /// <summary>Drops what is too old.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(root))
            return;
        var oldest = clock.GetUtcNow().UtcDateTime - Lifetime;
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories))
            if (file.LastWriteTimeUtc < oldest)
                file.Delete();
    }

    private string PathOf(string owner, Guid id) => Path.Combine(root, owner, id.ToString("N"));
}

/// <summary>Sweeps the folder four times an hour.</summary>
internal sealed class KeptFileUpkeep(KeptFileFolder folder, TimeProvider clock, ILogger<KeptFileUpkeep> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(15), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Sweep();
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private void Sweep()
    {
        try
        {
            folder.Sweep();
        }
        catch (IOException failure)
        {
            log.LogWarning("Kept files were not swept: {Failure}", failure.GetType().Name);
        }
    }
}
