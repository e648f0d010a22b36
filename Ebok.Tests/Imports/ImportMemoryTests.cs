using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Imports;

/// <summary>The memory of an import does not grow with the folder: the real program under a limit of its heap that the
/// files of the smaller folder fill, and those of one four times as large, held in memory, would break.</summary>
[Trait("Id", "B1")]
public class ImportMemoryTests
{
    private const int Lines = 400;
    private const int Megabyte = 1024 * 1024;

    // Five batches of 8 MB in hand, and the program itself.
    private const long Limit = 128L * Megabyte;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(2000)]
    public async Task Import_UnderALimitOfTheHeap_TakesAnyNumberOfFiles(int files)
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        using var folder = new TemporaryFolder();
        long bytes = 0;
        for (var i = 0; i < files; i++)
        {
            var xml = Large(i);
            bytes += xml.Length;
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, $"{i}.xml"), xml, Cancel);
        }

        using var program = Start(database, folder.Path);
        var output = await program.StandardOutput.ReadToEndAsync(Cancel);
        await program.WaitForExitAsync(Cancel);

        program.ExitCode.ShouldBe(ExitCode.Done, output);
        (await database.ReadAsync(Given.Utility, db => db.Invoices.CountAsync(Cancel))).ShouldBe(files);
        if (files >= 2000)
            bytes.ShouldBeGreaterThan(Limit, "held in memory they would not fit");
    }

    private static byte[] Large(int number)
    {
        var more = new StringBuilder();
        for (var i = 3; i < Lines; i++)
            more.Append(
                CultureInfo.InvariantCulture,
                $"<FaWiersz><NrWierszaFa>{i}</NrWierszaFa><P_7>Pozycja {number} {i} {Guid.NewGuid()}</P_7><P_8A>m3</P_8A><P_8B>{i}</P_8B><P_9A>4.50</P_9A><P_11>45.00</P_11><P_12>8</P_12></FaWiersz>"
            );
        return new Fa3Xml
        {
            Number = $"FV/{number}",
            Nip = Core.Utilities.ProfileFolder.Read(Repository.Utilities).Find(Given.Utility.Slug)!.Companies[0].Nip,
            More = more.ToString(),
        }.Bytes;
    }

    private static Process Start(TestDatabase database, string folder) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "Ebok.Web.dll"),
                    "import",
                    "fa3",
                    folder,
                    "--utility",
                    Given.Utility.Slug,
                ]
            )
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    ["EBOK_DATA"] = database.Folder,
                    ["EBOK_UTILITIES"] = Repository.Utilities,
                    ["DOTNET_GCHeapHardLimit"] = Limit.ToString("X", CultureInfo.InvariantCulture),
                },
            }
        )!;
}
