using System.CommandLine;
using System.Globalization;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Ebok.Web.Operator;

namespace Ebok.Tests.Operator;

[Trait("Id", "O7")]
public class StaffCommandTests
{
    [Fact]
    public async Task Staff_AddListBlockReset_AnswerByExitCode()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);

        var added = await RunAsync(app, "add", "anna.nowak", "--role", "clerk", "--utility", "kpec", "mpwik");
        (await RunAsync(app, "add", "Anna.Nowak", "--role", "reader")).Code.ShouldBe(ExitCode.NotRun);
        (await RunAsync(app, "add", "borys", "--role", "clerk", "--utility", "nie-ma")).Error.ShouldContain("nie-ma");
        (await RunAsync(app, "add", "borys", "--role", "prezes")).Code.ShouldNotBe(ExitCode.Done);
        (await RunAsync(app, "block", "borys")).Code.ShouldBe(ExitCode.NotRun);

        added.Code.ShouldBe(ExitCode.Done);
        var password = PasswordIn(added.Output);
        (await RunAsync(app, "list")).Output.ShouldContain("anna.nowak  pracownik: kpec mpwik; bez drugiego");
        using var client = app.NewClient();
        (await client.TypePasswordAsync("anna.nowak", password)).Location.ShouldBe("/operator");

        (await RunAsync(app, "block", "anna.nowak")).Code.ShouldBe(ExitCode.Done);
        (await client.GetAsync("/operator")).Location.ShouldBe("/operator/logowanie");
        (await RunAsync(app, "block", "anna.nowak", "--undo")).Code.ShouldBe(ExitCode.Done);
        var reset = await RunAsync(app, "reset", "anna.nowak");
        (await client.TypePasswordAsync("anna.nowak", password)).Location.ShouldBeNull();
        (await client.TypePasswordAsync("anna.nowak", PasswordIn(reset.Output))).Location.ShouldBe("/operator");
    }

    private static string PasswordIn(string output) =>
        output.Split('\n').Single(l => l.StartsWith("Hasło jednorazowe: ", StringComparison.Ordinal))[19..].Trim();

    private static async Task<(int Code, string Output, string Error)> RunAsync(EbokApp app, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = await StaffCommand
            .Create(() => app.Services)
            .Parse(args)
            .InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error },
                TestContext.Current.CancellationToken
            );
        return (code, output.ToString(), error.ToString());
    }
}
