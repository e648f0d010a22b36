using System.Text;
using Ebok.Core.Accounts;
using Ebok.Core.Credentials;
using Ebok.Core.HumanChecks;
using Ebok.Core.Pdf;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;

namespace Ebok.Tests.HumanChecks;

/// <summary>The picture code and the proof of work without a browser: what is right, wrong, too old, used, forged.</summary>
[Trait("Id", "R4")]
public sealed class CheckHumanTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly UtilityCatalog Utilities = ProfileFolder.Read(Repository.Utilities);
    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly TestClock clock = new();

    // Pictures in its profile; KPEC too; Q-WEB goes by proof of work.
    private static UtilityProfile Tarnobrzeg => Utilities.Find("tarnobrzeg")!;

    [Theory, OnEachDatabase]
    public async Task Picture_RightAnswer_IsGoodOnce_OnAllServers(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var (here, there) = (On(database), On(database));
        var id = here.NewPicture(Tarnobrzeg);
        var answer = new HumanAnswer(id, CodeOf(id), null);

        (await there.PassesAsync(Tarnobrzeg, answer, Cancel)).ShouldBeTrue();

        (await there.PassesAsync(Tarnobrzeg, answer, Cancel)).ShouldBeFalse();
        (await here.PassesAsync(Tarnobrzeg, answer, Cancel)).ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    public async Task Picture_SentManyTimesAtOnce_PassesOnce(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var check = On(database);
        var id = check.NewPicture(Tarnobrzeg);
        var answer = new HumanAnswer(id, CodeOf(id), null);

        var passed = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => check.PassesAsync(Tarnobrzeg, answer, Cancel))
        );

        passed.Count(p => p).ShouldBe(1);
    }

    [Fact]
    public async Task Picture_SmallLettersAndSpaces_AreRight()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var id = check.NewPicture(Tarnobrzeg);
        var typed = "  " + string.Join(' ', CodeOf(id).ToLowerInvariant().ToCharArray()) + "\u00a0";

        (await check.PassesAsync(Tarnobrzeg, new(id, typed, null), Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Picture_SignThatIsInNoCode_IsTakenForTheOneItLooksLike()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var id = check.NewPicture(Tarnobrzeg);
        var typed = CodeOf(id).Replace('7', '1').Replace('5', 's').Replace('2', 'Z').Replace('A', '4');

        (await check.PassesAsync(Tarnobrzeg, new(id, typed, null), Cancel)).ShouldBeTrue();
    }

    [Theory, OnEachDatabase]
    public async Task Picture_MisreadFiveTimes_IsNoLongerGood(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var check = On(database);
        var (four, five) = (check.NewPicture(Tarnobrzeg), check.NewPicture(Tarnobrzeg));
        foreach (var (id, times) in new[] { (four, 4), (five, 5) })
            for (var i = 0; i < times; i++)
                (await check.PassesAsync(Tarnobrzeg, new(id, "00000", null), Cancel)).ShouldBeFalse();

        (await check.PassesAsync(Tarnobrzeg, new(four, CodeOf(four), null), Cancel)).ShouldBeTrue();
        (await check.PassesAsync(Tarnobrzeg, new(five, CodeOf(five), null), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Picture_After15Minutes_IsTooOld_AndNothingIsKept()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var (late, soon, wrong) = (
            check.NewPicture(Tarnobrzeg),
            check.NewPicture(Tarnobrzeg),
            check.NewPicture(Tarnobrzeg)
        );
        (await check.PassesAsync(Tarnobrzeg, new(wrong, "00000", null), Cancel)).ShouldBeFalse();

        clock.Advance(TimeSpan.FromMinutes(14));
        (await check.PassesAsync(Tarnobrzeg, new(soon, CodeOf(soon), null), Cancel)).ShouldBeTrue();
        clock.Advance(TimeSpan.FromMinutes(2));

        check.DrawPicture(Tarnobrzeg, late).ShouldBeNull();
        (await check.PassesAsync(Tarnobrzeg, new(late, CodeOf(late), null), Cancel)).ShouldBeFalse();
        var fresh = check.NewPicture(Tarnobrzeg);
        (await check.PassesAsync(Tarnobrzeg, new(fresh, CodeOf(fresh), null), Cancel)).ShouldBeTrue();
        var kept = await database.ReadAsync(Tarnobrzeg.Id, db => Task.FromResult(db.HumanAnswers.Count()));
        kept.ShouldBe(1, "only the answer that may still be sent again");
    }

    [Fact]
    public async Task Picture_OfAnotherUtility_OrMadeUp_IsNoGood()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var kpec = Utilities.Find("kpec")!;
        var (id, theirs) = (check.NewPicture(Tarnobrzeg), check.NewPicture(kpec));
        var changed = id[..20] + (id[20] == 'A' ? 'B' : 'A') + id[21..];

        foreach (var made in new[] { theirs, changed, "", "obrazek", new string('A', 5000), "ąę", null })
        {
            check.DrawPicture(Tarnobrzeg, made).ShouldBeNull();
            (await check.PassesAsync(Tarnobrzeg, new(made, CodeOf(id), null), Cancel)).ShouldBeFalse(made);
        }
        foreach (var empty in new[] { null, "", "   ", new string('A', 200) })
            (await check.PassesAsync(Tarnobrzeg, new(id, empty, null), Cancel)).ShouldBeFalse();
        // Where the profile goes by proof of work, a program that reads pictures gains nothing.
        var qweb = Utilities.Find("qweb")!;
        var picture = check.NewPicture(qweb);
        (await check.PassesAsync(qweb, new(picture, CodeOf(picture, qweb), null), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Picture_EverySign_IsDrawn_DifferentEachTime_TheSameForOneId()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var ids = Enumerable.Range(0, 40).Select(_ => check.NewPicture(Tarnobrzeg)).ToList();
        var pictures = ids.ConvertAll(id => check.DrawPicture(Tarnobrzeg, id)!);

        ids.SelectMany(id => CodeOf(id)).Distinct().Count().ShouldBeGreaterThan(12);
        ids.SelectMany(id => CodeOf(id)).ShouldNotContain(c => "0O1Il".Contains(c));
        pictures.Select(Convert.ToBase64String).Distinct().Count().ShouldBe(40);
        check.DrawPicture(Tarnobrzeg, ids[0]).ShouldBe(pictures[0]);
        foreach (var (id, png) in ids.Zip(pictures))
        {
            png.Length.ShouldBeLessThan(16_000);
            Encoding.Latin1.GetString(png).ShouldNotContain(CodeOf(id));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Work_Solved_IsGoodOnce_For15Minutes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var check = On(database);
        var solved = AltchaSolver.Solve(await check.NewChallengeAsync(Tarnobrzeg, Cancel));
        var late = AltchaSolver.Solve(await check.NewChallengeAsync(Tarnobrzeg, Cancel));

        (await check.PassesAsync(Tarnobrzeg, new(null, null, solved), Cancel)).ShouldBeTrue();
        (await check.PassesAsync(Tarnobrzeg, new(null, null, solved), Cancel)).ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(15));
        (await check.PassesAsync(Tarnobrzeg, new(null, null, late), Cancel)).ShouldBeFalse();
    }

    [Fact]
    public async Task Work_WhileSomebodyGuesses_IsEightTimesAsMuch()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var usual = AltchaSolver.TriesFor(await check.NewChallengeAsync(Tarnobrzeg, Cancel));

        await database.Store.WriteAsync(
            Tarnobrzeg.Id,
            db =>
            {
                for (var i = 0; i < Tarnobrzeg.Limits.ProofsPerHour; i++)
                    AttemptsOf(database)
                        .Record(
                            db,
                            Tarnobrzeg,
                            AttemptKind.Registration,
                            "39-29001",
                            null,
                            new Caller(null, null),
                            false
                        );
                return Task.CompletedTask;
            },
            Cancel
        );

        usual.ShouldBeInRange(150, 450);
        AltchaSolver.TriesFor(await check.NewChallengeAsync(Tarnobrzeg, Cancel)).ShouldBeInRange(1200, 3600);
    }

    [Fact]
    public async Task Work_Forged_IsNoGood()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseKind.Sqlite);
        var check = On(database);
        var challenge = await check.NewChallengeAsync(Tarnobrzeg, Cancel);
        var easy = challenge with { Parameters = challenge.Parameters with { KeyPrefix = "", Cost = 1 } };
        var signedByOther = new CheckHuman(
            database.Store,
            AttemptsOf(database),
            new PdfFonts(Fonts),
            new EphemeralDataProtectionProvider(),
            clock
        );
        string?[] forged =
        [
            AltchaSolver.Solve(easy),
            AltchaSolver.Solve(await signedByOther.NewChallengeAsync(Tarnobrzeg, Cancel)),
            AltchaSolver.Solve(await check.NewChallengeAsync(Utilities.Find("kpec")!, Cancel)),
            AltchaSolver.Answer(challenge, challenge.Parameters.KeyPrefix + new string('0', 32)),
            AltchaSolver.Answer(challenge with { Signature = check.NewPicture(Tarnobrzeg) }, new string('0', 64)),
            Convert.ToBase64String("{\"challenge\":null,\"solution\":null,\"test\":true}"u8),
            Convert.ToBase64String("[1"u8),
            Convert.ToBase64String("null"u8),
            "no base64!",
            new string('A', 100_000),
            "",
        ];

        foreach (var answer in forged)
            (await check.PassesAsync(Tarnobrzeg, new(null, null, answer), Cancel)).ShouldBeFalse(answer);
    }

    private static readonly string Fonts = Path.Combine(Repository.Root, "Ebok.Web", "assets", "fonts");

    private CheckHuman On(TestDatabase database) =>
        new(database.Store, AttemptsOf(database), new PdfFonts(Fonts), keys, clock);

    private Attempts AttemptsOf(TestDatabase database) =>
        new(CodeKey.At(Path.Combine(database.Folder, "codes.key")), clock);

    private string CodeOf(string id, UtilityProfile? utility = null) =>
        Encoding.ASCII.GetString(
            new HumanSeals(keys, new TestClock(DateTimeOffset.UnixEpoch))
                .Open("picture", utility ?? Tarnobrzeg, id)!
                .Secret
        );
}
