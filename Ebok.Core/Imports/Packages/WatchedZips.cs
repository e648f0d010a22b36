namespace Ebok.Core.Imports;

/// <summary>ZIP files of a watched folder, unpacked beside themselves while the import reads them. Cut off, it begins with
/// the ZIP in hand anew.</summary>
internal static class WatchedZips
{
    private const string Unpacked = ".rozpakowany";
    private const string Unpacking = ".rozpakowuje";

    /// <summary>Unpacks those that can be; one that cannot stays without a folder, and is refused.</summary>
    internal static async Task UnpackAsync(string folder, CancellationToken cancel)
    {
        foreach (var zip in Directory.GetFiles(folder, "*" + PackageKinds.Zip, SearchOption.AllDirectories))
        {
            if (IsUnpacked(zip) || !Fa3Files.IsFile(zip))
                continue;
            ImportFolders.Remove(zip + Unpacking);
            var writer = new PackageWriter(ImportFolders.Make(zip + Unpacking));
            try
            {
                await using var content = File.OpenRead(zip);
                await writer.AddAsync(zip, content, cancel);
                Directory.Move(zip + Unpacking, zip + Unpacked);
            }
            catch (PackageException)
            {
                ImportFolders.Remove(zip + Unpacking);
            }
        }
    }

    /// <summary>Whether what is in it lies beside it.</summary>
    internal static bool IsUnpacked(string zip) => Directory.Exists(zip + Unpacked);

    /// <summary>Takes what was unpacked away: the ZIP itself stays.</summary>
    internal static void Clear(string folder)
    {
        foreach (var ending in (string[])[Unpacked, Unpacking])
        foreach (var unpacked in Directory.GetDirectories(folder, "*" + ending, SearchOption.AllDirectories))
            ImportFolders.Remove(unpacked);
    }
}
