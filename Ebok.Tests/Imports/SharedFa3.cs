using Ebok.Core.Imports.Fa3;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Imports;

/// <summary>The official samples, which are not part of the sources: tests that need them are skipped by name.</summary>
internal static class SharedFa3
{
    internal static string Folder => SharedData.File("data/fa3");

    internal static byte[] Bytes(string file) => File.ReadAllBytes(SharedData.File($"data/fa3/{file}"));

    internal static Fa3Invoice Read(string file)
    {
        Fa3Reader.Read(file, Bytes(file), out var invoice).ShouldBeNull();
        return invoice.ShouldNotBeNull();
    }
}
