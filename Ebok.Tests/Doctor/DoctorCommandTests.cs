using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Ebok.Core.Audit;
using Ebok.Core.Documents;
using Ebok.Core.Operators;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Ebok.Web.Commands;
using Ebok.Web.Doctor;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Doctor;

/// <summary><c>doctor</c>: by its exit codes and by what it names.</summary>
[Trait("Id", "O7")]
public class DoctorCommandTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Doctor_SoundInstallation_EndsWithZero(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        await app.AddStaffAsync("szef", StaffRole.Administrator, "kpec");

        var (code, output) = await RunAsync(app);

        code.ShouldBe(ExitCode.Done, output);
        output.ShouldContain("1 zapisów, łańcuch cały");
        output.ShouldContain(kind == DatabaseKind.Sqlite ? "SQLite" : "PostgreSQL");
        output.ShouldContain("Brak administratora, który może się zalogować: mpwik");
        using var json = JsonDocument.Parse((await RunAsync(app, "--json")).Output);
        json.RootElement.GetProperty("sound").GetBoolean().ShouldBeTrue();
        Enum.GetNames<Check>()
            .Select(JsonNamingPolicy.CamelCase.ConvertName)
            .ShouldBeSubsetOf([
                .. json
                    .RootElement.GetProperty("findings")
                    .EnumerateArray()
                    .Select(f => f.GetProperty("check").GetString()!),
            ]);
    }

    /// <summary>Each way of breaking the trail by hand, on each database, with the number that is named.</summary>
    [Theory, MemberData(nameof(Breaks))]
    public async Task Doctor_TrailBrokenInTheDatabase_NamesTheRecord(
        DatabaseKind kind,
        string sql,
        int number,
        string how
    )
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        var boss = await StaffPeopleTests.ActorAsync(app, "szef", "kpec");
        for (var i = 2; i <= 6; i++)
            await app.Store.WriteAsync(
                boss.Utility,
                db => StaffPeopleTests.Get<AuditTrail>(app).AddAsync(db, boss, AuditAct.LetterSent, null, "1", Cancel),
                Cancel
            );

        await app.Store.WriteAllAsync(db => db.Database.ExecuteSqlRawAsync(sql, Cancel), Cancel);

        var (code, output) = await RunAsync(app);
        code.ShouldBe(ExitCode.DoneInPart);
        output.ShouldContain($"Łańcuch przerwany przy zapisie nr {number}: {how}");
    }

    [Fact]
    public async Task Doctor_FileGoneKeysForeignSchemaOld_SaysEach()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        await using var app = new EbokApp(database);
        var oneTime = await app.AddStaffAsync("szef", StaffRole.Administrator, "kpec");
        using var boss = app.NewClient();
        await boss.SignInFirstAsync(app, "szef", oneTime);
        (await RunAsync(app)).Output.ShouldContain("klucze otwierają zapisane dane");
        var customer = Given.Customer("0012417", "Anna Nowak", new("kpec"));
        await database.AddAsync(customer, Given.Document(DocumentKind.ContractText, "umowa.pdf", customer.Id));
        await app.Store.WriteAllAsync(
            db => db.SecondFactorKeys.ExecuteUpdateAsync(set => set.SetProperty(k => k.Key, new byte[60]), Cancel),
            Cancel
        );

        var (code, output) = await RunAsync(app);

        code.ShouldBe(ExitCode.DoneInPart);
        output.ShouldContain("Brakuje 1 z 1 plików");
        output.ShouldContain("nie pasują do bazy");
        output.ShouldContain("Błędów: 2");
        await app.Store.WriteAllAsync(
            db => db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Cancel),
            Cancel
        );
        (await RunAsync(app)).Output.ShouldContain("brakuje zmian schematu");
    }

    [Fact]
    public void Doctor_Help_TellsExitCodes()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var root = new RootCommand
        {
            DoctorCommand.Create(() => throw new InvalidOperationException("help needs no services")),
        };
        root.Parse(["doctor", "--help"])
            .Invoke(new InvocationConfiguration { Output = output })
            .ShouldBe(ExitCode.Done);
        output.ToString().ShouldContain("1 – są błędy");
    }

    public static TheoryData<DatabaseKind, string, int, string> Breaks
    {
        get
        {
            var breaks = new TheoryData<DatabaseKind, string, int, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                breaks.Add(
                    kind,
                    """UPDATE "Audit" SET "Act" = 'LetterPrinted' WHERE "Number" = 3""",
                    3,
                    "zapis został zmieniony"
                );
                breaks.Add(kind, """DELETE FROM "Audit" WHERE "Number" = 4""", 4, "zapisu brakuje");
                breaks.Add(kind, """DELETE FROM "Audit" WHERE "Number" > 4""", 5, "brakuje ostatnich zapisów");
                breaks.Add(kind, """UPDATE "AuditHead" SET "Number" = 5""", 5, "zmieniono koniec łańcucha");
                breaks.Add(
                    kind,
                    """UPDATE "AuditHead" SET "Hash" = (SELECT "Hash" FROM "Audit" WHERE "Number" = 1)""",
                    6,
                    "zmieniono koniec łańcucha"
                );
            }
            return breaks;
        }
    }

    private static async Task<(int Code, string Output)> RunAsync(EbokApp app, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await DoctorCommand
            .Create(() => app.Services)
            .Parse(args)
            .InvokeAsync(new InvocationConfiguration { Output = output }, Cancel);
        return (code, output.ToString());
    }
}
