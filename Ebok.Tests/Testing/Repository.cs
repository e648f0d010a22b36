namespace Ebok.Tests.Testing;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The folder of Ebok.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>Profiles of the demo's utilities.</summary>
    public static string Utilities { get; } = Path.Combine(Root, "Ebok.Web", "utilities");

    /// <summary>A folder for what tests leave to look at; git ignores it.</summary>
    public static string Artifacts(string name) =>
        Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ebok.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("no Ebok.sln above " + AppContext.BaseDirectory);
    }
}
