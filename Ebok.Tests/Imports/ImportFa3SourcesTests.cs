using Ebok.Core.Imports;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Imports;

/// <summary>What lies in an import folder: pipes, links, ZIP files.</summary>
[Trait("Id", "B1")]
public class ImportFa3SourcesTests
{
    [Fact]
    public async Task Import_PipesLinksAndEmptyFiles_AreRefusedByRow()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        await ExternalTools.RunAsync("mkfifo", Path.Combine(office.Folder, "potok.xml"));
        await ExternalTools.RunAsync("mkfifo", Path.Combine(office.Folder, "klienci.csv"));
        File.CreateSymbolicLink(Path.Combine(office.Folder, "umowy.csv"), "/etc/passwd");
        office.Write("pusty.xml", []);
        office.Write("dobry.xml", new Fa3Xml().Bytes);

        (await office.Fa3Async()).Added.ShouldBe(1);
        office
            .Problems.OrderBy(p => p.File, StringComparer.Ordinal)
            .Select(p => (p.File, p.Reason))
            .ShouldBe([("potok.xml", ImportReason.NotAFile), ("pusty.xml", ImportReason.NotAFile)]);
        await office.CsvAsync();
        office
            .Problems.Select(p => (p.File, p.Reason))
            .ShouldBe([("klienci.csv", ImportReason.NotAFile), ("umowy.csv", ImportReason.NotAFile)]);
    }

    [Theory, OnEachDatabase]
    public async Task Import_Zip_IsReadFileByFileWithItsMistakes(DatabaseKind kind)
    {
        await using var office = await ImportOffice.NewAsync(kind);
        office.Write(
            "2026.zip",
            ImportUploadTests.Zip(
                ("10/1.xml", new Fa3Xml().Bytes),
                ("10/2.xml", new Fa3Xml { Number = "FV/2" }.Bytes),
                ("10/zly.xml", "<"u8.ToArray()),
                ("10/bomba.xml", new byte[8 << 20]),
                ("czytaj.txt", [1])
            )
        );
        office.Write("uszkodzony.zip", "nic"u8.ToArray());

        var report = await office.Fa3Async();

        (report.Read, report.Added, report.Refused).ShouldBe((5, 2, 3));
        office
            .Problems.OrderBy(p => p.File, StringComparer.Ordinal)
            .Select(p => (p.File, p.Reason))
            .ShouldBe([
                ("2026.zip/10/bomba.xml", ImportReason.TooBig),
                ("2026.zip/10/zly.xml", ImportReason.BrokenXml),
                ("uszkodzony.zip", ImportReason.BadZip),
            ]);
        (await office.Fa3Async()).Unchanged.ShouldBe(2);
    }
}
