using Ebok.Core.Audit;
using Ebok.Core.Demo;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Demo;

/// <summary>What the bench measures staff's lists on is a portal's real data: staff can work on with it.</summary>
[Trait("Id", "O7")]
public class FillStaffWorkTests
{
    [Theory, OnEachDatabase]
    public async Task Filled_TheTrailIsWhole_AndGoesOn(DatabaseKind kind)
    {
        const int Rows = 150;
        var cancel = TestContext.Current.CancellationToken;
        var utility = new UtilityId("kpec");
        await using var database = await TestDatabase.NewAsync(kind);
        await database.AddAsync(Given.Customer("1", utility: utility), Given.Customer("2", utility: utility));
        var profile = ProfileFolder.Read(Repository.Utilities).Find("kpec")!;

        await new FillStaffWork(database.Store).RunAsync(profile, Rows, cancel);

        (await database.ReadAsync(utility, db => db.Cases.CountAsync(cancel))).ShouldBe(Rows);
        (await new AuditTrail(database.Store, TimeProvider.System).VerifyAsync(cancel)).ShouldBe(new(Rows, null));
    }
}
