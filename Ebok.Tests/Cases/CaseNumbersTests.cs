using Ebok.Core.Cases;
using Ebok.Core.Data;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using FsCheck;
using FsCheck.Fluent;

namespace Ebok.Tests.Cases;

/// <summary>Numbers of letters: by the pattern, without a gap, never twice.</summary>
[Trait("Id", "K11")]
public class CaseNumbersTests
{
    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);
    private static readonly UtilityProfile Kpec = Utilities.Find("kpec")!;
    private static readonly DateOnly Day = new(2026, 11, 20);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PR/{yyyy}/{MM}/{00000}", 3069, "PR/2026/11/03069")]
    [InlineData("{0}-{MM}.{yyyy}", 7, "7-11.2026")]
    [InlineData("PR/{yyyy}/{MM}/{00}", 12345, "PR/2026/11/12345")]
    public void Format_FollowsThePattern(string pattern, int number, string written) =>
        CaseNumbers.Format(pattern, Day, number).ShouldBe(written);

    [Fact]
    public void Format_OtherMonthOrNumber_IsAnotherNumber() =>
        Prop.ForAll<(byte Month, ushort Number), (byte Month, ushort Number)>(
                (one, other) =>
                {
                    var (a, b) = (Day.AddMonths(one.Month % 48), Day.AddMonths(other.Month % 48));
                    var same =
                        CaseNumbers.Format(Kpec.CaseNumber, a, one.Number)
                        == CaseNumbers.Format(Kpec.CaseNumber, b, other.Number);
                    return same == (a == b && one.Number == other.Number);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("PR/{yyyy}/{00000}")]
    [InlineData("PR/{yyyy}/{MM}")]
    [InlineData("PR/{yyyy}/{MM}/{00}/{00}")]
    [InlineData("pr/{yyyy}/{MM}/{00}")]
    [InlineData("")]
    public void Problem_PatternWhoseNumbersWouldRepeat_IsTold(string pattern) =>
        CaseNumbers.Problem(pattern).ShouldNotBeNull();

    [Fact]
    public void Problem_UsualPattern_IsNone() => CaseNumbers.Problem(Kpec.CaseNumber).ShouldBeNull();

    [Theory, OnEachDatabase]
    public async Task Next_TwoServersAtOnceAndSomeFail_NoGapAndNoneTwice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        using var other = database.OpenAnother();

        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => TakeAsync(i % 2 == 0 ? database.Store : other, fails: i % 5 == 0))
        );

        numbers
            .Where(n => n is not null)
            .Order()
            .ShouldBe(Enumerable.Range(1, 32).Select(n => $"PR/2026/11/{n:00000}"));
        // Another month and another utility begin anew.
        (await TakeAsync(database.Store, fails: false, Day.AddMonths(1))).ShouldBe("PR/2026/12/00001");
        (await TakeAsync(other, fails: false, utility: Utilities.Find("mpwik")!)).ShouldBe("PR/2026/11/00001");
    }

    private static async Task<string?> TakeAsync(
        EbokStore store,
        bool fails,
        DateOnly? day = null,
        UtilityProfile? utility = null
    )
    {
        var profile = utility ?? Kpec;
        try
        {
            return await CaseWriting.RetryAsync(() =>
                store.WriteAsync(
                    profile.Id,
                    async db =>
                    {
                        var number = await CaseNumbers.NextAsync(db, profile, day ?? Day, Cancel);
                        return fails ? throw new TimeoutException(number) : number;
                    },
                    Cancel
                )
            );
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
