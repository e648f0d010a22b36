namespace Ebok.Tests.Testing;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The folder of Ebok.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The project's input material, which stands beside the checkout and is no part of it; null where it is
    /// absent. A test that needs it says <c>Assert.SkipUnless(Repository.Shared is not null, "../shared is absent")</c>.</summary>
    public static string? Shared { get; } =
        Directory.Exists(Path.Combine(Root, "..", "shared")) ? Path.GetFullPath(Path.Combine(Root, "..", "shared"))
        : Environment.GetEnvironmentVariable("EBOK_TEST_SHARED") is { Length: > 0 } folder ? folder
        : null;

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
