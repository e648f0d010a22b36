using System.Text.RegularExpressions;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Hosting;

/// <summary>The program as README tells an administrator to install it, started from a folder that is not its own.</summary>
[Trait("Id", "U1")]
public sealed partial class PublishedTests
{
    [Fact]
    public async Task StartedFromAnyFolder_HasItsSheetsAndProfiles()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        using var program = new TemporaryFolder();
        await ExternalTools.RunAsync(
            "dotnet",
            [
                "publish",
                Path.Combine(Repository.Root, "Ebok.Web"),
                "--no-build",
                "-c",
                Built,
                "-p:CompressionEnabled=false",
                "-o",
                program.Path,
            ]
        );

        using var portal = await PortalProcess.StartAsync(database, program.Path);
        using var http = new HttpClient { BaseAddress = portal.Address };
        var page = await http.GetStringAsync("kpec/logowanie", cancel);
        var sheets = Sheet().Matches(page);

        sheets.ShouldNotBeEmpty();
        foreach (Match sheet in sheets)
            (await http.GetStringAsync(sheet.Groups[1].Value, cancel)).ShouldNotBeEmpty();
    }

#if DEBUG
    private const string Built = "Debug";
#else
    private const string Built = "Release";
#endif

    [GeneratedRegex(@"<link rel=""stylesheet"" href=""([^""]+)""")]
    private static partial Regex Sheet();
}
