using Ebok.Core.Imports.Fa3;

namespace Ebok.Tests.Imports;

/// <summary>The official samples, which are not part of the sources: tests that need them are skipped by name.</summary>
internal static class SharedFa3
{
    internal static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("EBOK_SHARED") ?? "/work/shared",
        "data",
        "fa3"
    );

    internal static byte[] Bytes(string file)
    {
        var path = Path.Combine(Folder, file);
        Assert.SkipUnless(File.Exists(path), $"{path} is not here");
        return File.ReadAllBytes(path);
    }

    internal static Fa3Invoice Read(string file)
    {
        Fa3Reader.Read(file, Bytes(file), out var invoice).ShouldBeNull();
        return invoice.ShouldNotBeNull();
    }
}
