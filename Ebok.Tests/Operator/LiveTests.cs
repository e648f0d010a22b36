using System.Text.Json;
using Ebok.Core.Data;
using Ebok.Core.Imports;
using Ebok.Core.Live;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.Managers;
using Ebok.Tests.Testing;
using Ebok.Web.Operator.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Lists that change by themselves.</summary>
[Trait("Id", "O2")]
public class LiveTests
{
    private const string Live = "/operator/kpec/na-zywo?tematy=Registrations";
    private static readonly LiveTopic[] Registrations = [LiveTopic.Registrations];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Commit_IsHeard_RollbackAndOtherUtilityAreNot(DatabaseKind kind)
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(kind);
        var store = office.App.Store;
        var heard = 0;
        using (store.Live.Subscribe(Given.Utility, Registrations, () => heard++))
        {
            await Should.ThrowAsync<InvalidOperationException>(() =>
                store.WriteAsync(
                    Given.Utility,
                    async db =>
                    {
                        db.Add(GivenStaffWork.Registration(office.Customer));
                        await db.SaveChangesAsync(Cancel);
                        throw new InvalidOperationException();
                    },
                    Cancel
                )
            );
            heard.ShouldBe(0);
            await AddAsync(office);
            heard.ShouldBe(1);
        }
        await AddAsync(office);
        heard.ShouldBe(1);
        var before = store.Live.NumberOf(new UtilityId("mpwik"), Registrations);
        await AddAsync(office);
        store.Live.NumberOf(new UtilityId("mpwik"), Registrations).ShouldBe(before);
    }

    [Fact]
    public async Task Page_Waits_IsAnsweredAtTheChange()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Reader, "kpec");
        var known = NumberIn(await AskAsync(clerk, Live));

        var waiting = AskAsync(clerk, $"{Live}&od={known}");
        waiting.IsCompleted.ShouldBeFalse();
        await AddAsync(office);
        var told = await waiting;

        NumberIn(told).ShouldNotBe(known);
        told.Text.ShouldContain("\"nowe\":true");
        // What it missed meanwhile it is told at once.
        (await AskAsync(clerk, $"{Live}&od={known}")).Text.ShouldContain("\"nowe\":true");
    }

    [Fact]
    [Trait("Id", "S3")]
    public async Task AskedByThePage_KeepsNobodySignedIn()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Reader, "kpec");
        await clerk.GetAsync("/operator/kpec");
        office.App.Clock.Advance(StaffSessions.Idle - TimeSpan.FromMinutes(1));
        (await AskAsync(clerk, Live)).Location.ShouldBeNull();
        (await AskAsync(clerk, "/operator/kpec/rejestracje")).Location.ShouldBeNull();
        office.App.Clock.Advance(TimeSpan.FromMinutes(2));

        (await AskAsync(clerk, Live)).Location.ShouldBe("/operator/logowanie");
    }

    /// <summary>What a list hears is what its rows tell.</summary>
    [Fact]
    public async Task RowsOfLists_TellTheTopicThatTheirTablesHear()
    {
        await using var office = await RegistrationQueueTests.Office.NewAsync(DatabaseKind.Sqlite);
        var tables = office.App.Services.GetServices<StaffTable>().ToDictionary(t => t.Name, t => t.Live);
        (string Table, IOfUtility Row)[] rows =
        [
            ("rejestracje", GivenStaffWork.Registration(office.Customer)),
            ("listy", GivenStaffWork.Registration(office.Customer)),
            ("poczta", Given.Mail("anna@example.pl", "Sprawa")),
            ("wyciagi", Given.BankEntry(Given.Utility, 100, "Wpłata")),
            ("zarzadcy-zgloszenia", GivenManagers.Request(Given.Utility, "Firma")),
            (
                "import",
                new ImportRun
                {
                    Id = ImportRunId.New(),
                    Utility = Given.Utility,
                    Source = "csv",
                    StartedAt = Given.Imported,
                }
            ),
        ];
        foreach (var (table, row) in rows)
        {
            var heard = 0;
            using var subscription = office.App.Store.Live.Subscribe(Given.Utility, tables[table], () => heard++);
            await office.App.Store.WriteAsync(
                Given.Utility,
                db =>
                {
                    db.Add(row);
                    return Task.CompletedTask;
                },
                Cancel
            );
            heard.ShouldBe(1, table);
        }
    }

    private static async Task<Answer> AskAsync(OfficeClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(LiveEndpoint.Header, "1");
        return await client.SendAsync(request);
    }

    private static long NumberIn(Answer answer) =>
        JsonDocument.Parse(answer.Text).RootElement.GetProperty("od").GetInt64();

    private static Task AddAsync(RegistrationQueueTests.Office office) =>
        office.App.Store.WriteAsync(
            Given.Utility,
            db =>
            {
                db.Add(GivenStaffWork.Registration(office.Customer));
                return Task.CompletedTask;
            },
            Cancel
        );
}
