namespace Ebok.Tests.Testing;

/// <summary>A folder of a test's own, gone with the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder; it exists.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("ebok-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A program that is stopping may still make a file while the folder is being emptied. What is left lies in
            // the system's temporary folder and is no matter of the test; it is named, to be found out.
            var left = Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories);
            Console.Error.WriteLine(
                $"{TestContext.Current.TestClass?.TestClassName}.{TestContext.Current.TestMethod?.MethodName} left {string.Join(' ', left)}"
            );
        }
    }
}
