using System.CommandLine;
using System.Globalization;
using Ebok.Core.Imports;
using Ebok.Core.Utilities;
using Ebok.Tests.Imports;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Commands;

[Trait("Id", "O5")]
public class ImportCommandTests
{
    private static async Task<(int Code, string Output, string Error)> RunAsync(
        ImportOffice office,
        params string[] args
    )
    {
        using var services = new ServiceCollection()
            .AddSingleton(office.Database.Store)
            .AddSingleton(office.Files)
            .AddSingleton<TimeProvider>(office.Clock)
            .AddSingleton(new UtilityCatalog([ImportOffice.Profile]))
            .AddSingleton(office.Tell)
            .AddSingleton<ImportFa3Folder>()
            .AddSingleton<ImportCsvFolder>()
            .BuildServiceProvider();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await ImportCommand
            .Create(() => services)
            .Parse(args)
            .InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error },
                TestContext.Current.CancellationToken
            );
        return (code, output.ToString(), error.ToString());
    }

    [Fact]
    public async Task Fa3_AllGood_EndsWithZeroAndSumsUp()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("a.xml", new Fa3Xml().Bytes);

        var (code, output, _) = await RunAsync(office, "fa3", office.Folder, "--utility", "kpec");

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("przeczytane 1, nowe 1, zmienione 0, bez zmian 0, faktury bez klienta 1, odrzucone 0");
    }

    [Fact]
    public async Task Fa3_SomeRefused_EndsWithOneAndSaysWhere()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("a.xml", new Fa3Xml().Bytes);
        office.Write("b.xml", "<a>\n <b/>\n</c>");

        var (code, output, _) = await RunAsync(office, "fa3", office.Folder, "--utility", "kpec");

        code.ShouldBe(ExitCode.DoneInPart);
        output.ShouldContain("odrzucono  b.xml:1:2: To nie jest faktura FA(3): element główny to „a”.");
        output.ShouldContain("odrzucone 1");
    }

    [Fact]
    public async Task Csv_DryRun_SaysWhatWasRecognisedAndWritesNothing()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("klienci.csv", "kod,nazwa\nK-1,Anna\n");

        var (code, output, _) = await RunAsync(office, "csv", office.Folder, "--utility", "kpec", "--dry-run");

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("klienci.csv: wierszy 1; kodowanie UTF-8, separator „,”");
        output.ShouldContain("niczego nie zapisano");
        (await office.ReadAsync(db => db.Customers.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(0);
    }

    [Fact]
    public async Task Csv_AllGood_EndsWithZeroAndSumsUp()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("klienci.csv", "kod;nazwa\nK-1;Anna\nK-2;Jan\n");

        var (code, output, _) = await RunAsync(office, "csv", office.Folder, "--utility", "kpec");

        code.ShouldBe(ExitCode.Done);
        output.ShouldContain("przeczytane 2, nowe 2, zmienione 0, bez zmian 0");
        (await office.ReadAsync(db => db.Customers.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(2);
    }

    [Fact]
    public async Task Csv_SomeRefused_EndsWithOneSaysWhereAndTakesTheRest()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);
        office.Write("klienci.csv", "kod;nazwa;nip\nK-1;Anna;\nK-2;Jan;1234567890\n");

        var (code, output, _) = await RunAsync(office, "csv", office.Folder, "--utility", "kpec");

        code.ShouldBe(ExitCode.DoneInPart);
        output.ShouldContain("odrzucono  klienci.csv:3:");
        (
            await office.ReadAsync(db =>
                db.Customers.Select(c => c.Code).ToListAsync(TestContext.Current.CancellationToken)
            )
        ).ShouldBe(["K-1"]);
    }

    [Fact]
    public async Task UnknownUtility_EndsWithTwoAndNamesThoseThatAre()
    {
        await using var office = await ImportOffice.NewAsync(DatabaseKind.Sqlite);

        var (code, _, error) = await RunAsync(office, "fa3", office.Folder, "--utility", "nobody");

        code.ShouldBe(ExitCode.NotRun);
        error.ShouldContain("Nie ma dostawcy „nobody”. Są: kpec.");
    }

    [Theory]
    [InlineData("import", "fa3", "/there/is/no/such/folder", "--utility", "kpec")]
    [InlineData("import", "csv", "/there/is/no/such/folder", "--utility", "kpec")]
    [InlineData("import", "fa3")]
    [InlineData("fly")]
    public void WrongArguments_EndWithTwoWithoutSettings(params string[] args) =>
        CommandLine.AnswerAlone(args).ShouldBe(ExitCode.NotRun);

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "--help")]
    [InlineData("import", "csv", "--help")]
    public void Help_NeedsNoSettings(params string[] args) => CommandLine.AnswerAlone(args).ShouldBe(ExitCode.Done);

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("--environment=Development")]
    public void HostArguments_Serve(params string[] args)
    {
        CommandLine.AnswerAlone(args).ShouldBeNull();
        CommandLine.HostArguments(args).ShouldBe(args);
    }
}
