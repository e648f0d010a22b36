namespace Ebok.Tests.Testing;

/// <summary>The project's shared folder beside the repository (samples, official schema): not part of the product, so a
/// test that needs it skips by name where it is absent.</summary>
internal static class SharedData
{
    /// <summary>Path of a file there; skips the test where it is absent.</summary>
    /// <param name="relative">As in <c>data/fa3/woda_konsument.xml</c>.</param>
    public static string File(string relative)
    {
        var path = Path.Combine(Folder, relative);
        Assert.SkipUnless(Path.Exists(path), $"../shared/{relative} is not here");
        return path;
    }

    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));
}
