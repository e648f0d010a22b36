namespace Ebok.Core.Imports;

/// <summary>Kinds of files that imports take, by the ending of their names; their content is looked at when they are
/// read.</summary>
internal static class PackageKinds
{
    internal const string Zip = ".zip";

    private static readonly Dictionary<string, long> Limits = new(StringComparer.OrdinalIgnoreCase)
    {
        [".xml"] = ImportLimits.XmlMegabytes * Megabyte,
        [".csv"] = 1024 * Megabyte,
        [".pdf"] = 10 * Megabyte,
    };

    internal const long Megabyte = 1024 * 1024;

    internal static bool IsTaken(string name) => Limits.ContainsKey(Path.GetExtension(name));

    internal static bool IsZip(string name) => Path.GetExtension(name).Equals(Zip, StringComparison.OrdinalIgnoreCase);

    /// <summary>Bytes that such a file may have.</summary>
    internal static long MostBytes(string name) => Limits[Path.GetExtension(name)];
}
