using Ebok.Core.Shared;

namespace Ebok.Core.Imports;

/// <summary>Where files of imports lie: those sent in, and the watched folders.</summary>
/// <param name="dataFolder">Of the installation.</param>
/// <param name="watch">Folder of the watched folders, one a utility; null: <c>{data}/import</c>.</param>
public sealed class ImportFolders(string dataFolder, string? watch)
{
    /// <summary>Below the watched folder: files in hand, one folder an import.</summary>
    public const string Taken = "w-toku";

    /// <summary>Below it: what was taken.</summary>
    public const string Done = "gotowe";

    /// <summary>Below it: what was not.</summary>
    public const string Refused = "odrzucone";

    /// <summary>Name of the report that lies beside.</summary>
    public const string Report = "raport.csv";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder that is watched for a utility.</summary>
    public string WatchedOf(UtilityId utility) =>
        Path.Combine(watch ?? Path.Combine(dataFolder, "import"), utility.Slug);

    /// <summary>Where the files of an import lie while it is in hand.</summary>
    internal string Of(ImportRun run) =>
        run.Origin == ImportOrigin.Folder
            ? Path.Combine(WatchedOf(run.Utility), Taken, run.Id.Value.ToString("N"))
            : Of(run.Id);

    /// <summary>The same for what was sent in.</summary>
    internal string Of(ImportRunId run) => Path.Combine(dataFolder, "import-przyjete", run.Value.ToString("N"));

    /// <summary>Makes a folder that is for its owner only: it holds customers' data.</summary>
    internal static string Make(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly);
        return path;
    }

    /// <summary>Removes a folder and what is in it; one that is not there is gone.</summary>
    internal static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
    }
}
