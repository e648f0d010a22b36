using System.Net;
using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;

namespace Ebok.Tests.Credentials;

[Trait("Id", "R3")]
public sealed class AttemptsTests : IDisposable
{
    private static readonly UtilityProfile Kpec = ProfileFolder.Read(Repository.Utilities).Find("kpec")!;
    private readonly TemporaryFolder folder = new();
    private readonly TestClock clock = new();
    private readonly Attempts attempts;

    public AttemptsTests() => attempts = new(CodeKey.At(Path.Combine(folder.Path, "codes.key")), clock);

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task OneCode_WaitsLongerAndThenADay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var waits = new List<TimeSpan>();
        for (var i = 0; i < Kpec.Limits.ProofsPerCustomer; i++)
        {
            await FailAsync(database, "0012417", Address(i));
            var until = await NotBeforeAsync(database, "0012417", Address(200 + i));
            waits.Add(until is null ? TimeSpan.Zero : until.Value - clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMinutes(10));
        }
        waits[0].ShouldBe(TimeSpan.Zero);
        waits.ShouldBe(waits.Order());
        waits[^1].ShouldBeGreaterThan(TimeSpan.FromHours(23));
        (await NotBeforeAsync(database, "0099999", Address(250))).ShouldBeNull();
        clock.Advance(TimeSpan.FromDays(1));
        (await NotBeforeAsync(database, "0012417", Address(250))).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task OneAddress_TwentyADay_OverAllUtilities(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        for (var i = 0; i < Kpec.Limits.ProofsPerAddress; i++)
        {
            (await NotBeforeAsync(database, $"{i:D7}", Address(1))).ShouldBeNull();
            await FailAsync(database, $"{i:D7}", Address(1));
        }
        (await NotBeforeAsync(database, "9999999", Address(1))).ShouldNotBeNull();
        (await NotBeforeAsync(database, "9999999", Address(2))).ShouldBeNull();
        var mpwik = Kpec with { Slug = "mpwik" };
        (await NotBeforeAsync(database, "104217", Address(1), mpwik)).ShouldNotBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task OneNetwork_AHundredADay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        for (var i = 0; i < Kpec.Limits.ProofsPerNetwork; i++)
            await FailAsync(database, $"{i:D7}", Address(i % 10));
        (await NotBeforeAsync(database, "9999999", Address(99))).ShouldNotBeNull();
        (await NotBeforeAsync(database, "9999999", new(IPAddress.Parse("203.0.114.1"), null))).ShouldBeNull();
    }

    [Theory, OnEachDatabase]
    public async Task OverAll_TwoHundredAnHourAreAnAttack(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await database.Store.WriteAsync(
            Kpec.Id,
            db =>
            {
                for (var i = 0; i < Kpec.Limits.ProofsPerHour - 1; i++)
                    attempts.Record(db, Kpec, AttemptKind.Registration, $"{i}", null, Address(i % 250), false);
                return Task.CompletedTask;
            },
            Cancel
        );
        (await IsUnderAttackAsync()).ShouldBeFalse();
        await FailAsync(database, "1", Address(1));
        (await IsUnderAttackAsync()).ShouldBeTrue();
        clock.Advance(TimeSpan.FromHours(1));
        (await IsUnderAttackAsync()).ShouldBeFalse();

        Task<bool> IsUnderAttackAsync() =>
            database.ReadAsync(Kpec.Id, db => attempts.IsUnderAttackAsync(db, Kpec, Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task Codes_ThreeAnHourFiveADay(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var mail = attempts.OfEmail("Jan@Example.pl");
        mail.ShouldBe(attempts.OfEmail(" jan@example.PL"));
        mail.ShouldNotContain("example", Case.Insensitive);
        var sent = 0;
        for (var hour = 0; hour < 4; hour++)
        {
            for (var i = 0; i < 4; i++)
                sent += await SendAsync(database, mail) ? 1 : 0;
            sent.ShouldBe(hour == 0 ? 3 : 5);
            clock.Advance(TimeSpan.FromHours(1));
        }
        (await SendAsync(database, attempts.OfEmail("anna@example.pl"))).ShouldBeTrue();
    }

    private Task<bool> SendAsync(TestDatabase database, string target) =>
        database.Store.WriteAsync(
            Kpec.Id,
            async db =>
            {
                if (!await attempts.MaySendAsync(db, Kpec, [target], Cancel))
                    return false;
                attempts.Record(db, Kpec, AttemptKind.CodeAsked, target, null, Address(1), true);
                return true;
            },
            Cancel
        );

    private Task<DateTimeOffset?> NotBeforeAsync(
        TestDatabase database,
        string code,
        Caller caller,
        UtilityProfile? utility = null
    ) =>
        database.ReadAsync(
            (utility ?? Kpec).Id,
            db => attempts.NotBeforeAsync(db, utility ?? Kpec, AttemptKind.Registration, code, null, caller, Cancel)
        );

    private Task FailAsync(TestDatabase database, string code, Caller caller) =>
        database.Store.WriteAsync(
            Kpec.Id,
            db =>
            {
                attempts.Record(db, Kpec, AttemptKind.Registration, code, null, caller, succeeded: false);
                return Task.CompletedTask;
            },
            Cancel
        );

    private static Caller Address(int last) => new(IPAddress.Parse($"203.0.113.{last}"), null);
}
