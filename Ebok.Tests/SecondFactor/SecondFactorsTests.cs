using System.Globalization;
using Ebok.Core.SecondFactor;
using Ebok.Core.Utilities;
using Ebok.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ebok.Tests.SecondFactor;

/// <summary>The second factor of any owner, without pages.</summary>
[Trait("Id", "S2")]
public class SecondFactorsTests
{
    private static readonly Limits Limits = new();
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Begun_IsNotAskedForBeforeACodeConfirmsIt(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);

        await desk.WriteAsync((f, db) => f.BeginAsync(db, desk.Owner, Cancel));
        var key = await desk.PendingAsync();
        (await desk.PendingAsync())!.Text.ShouldBe(key!.Text, "a reload shows the same key");
        key.Address.ToString().ShouldStartWith("otpauth://totp/KPEC:K-0001?secret=");
        (await desk.HasAsync()).ShouldBeFalse();
        (await desk.WriteAsync((f, db) => f.ConfirmAsync(db, desk.Owner, "000000", Cancel))).ShouldBeNull();
        (await desk.HasAsync()).ShouldBeFalse();

        var codes = await desk.ConfirmAsync();

        codes.Count.ShouldBe(10);
        codes.Distinct().Count().ShouldBe(10);
        (await desk.HasAsync()).ShouldBeTrue();
        (await desk.PendingAsync()).ShouldBeNull("the key is shown no more");
        (await desk.WriteAsync((f, db) => f.BeginAsync(db, desk.Owner, Cancel))).ShouldBeFalse();
    }

    [Theory, OnEachDatabase]
    public async Task Begun_NotConfirmedInTime_IsNothing(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.WriteAsync((f, db) => f.BeginAsync(db, desk.Owner, Cancel));
        var key = (await desk.PendingAsync())!;

        desk.Clock.Advance(TimeSpan.FromMinutes(16));

        (await desk.PendingAsync()).ShouldBeNull();
        (await desk.WriteAsync((f, db) => f.ConfirmAsync(db, desk.Owner, desk.Code(key), Cancel))).ShouldBeNull();
        await desk.WriteAsync((f, db) => f.BeginAsync(db, desk.Owner, Cancel));
        (await desk.PendingAsync())!.Text.ShouldNotBe(key.Text);
    }

    [Theory, OnEachDatabase]
    public async Task Code_IsGoodOnce(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.TurnOnAsync();

        (await desk.VerifyAsync(desk.Code())).ShouldBe(FactorVerdict.Wrong, "it has confirmed the app already");
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = desk.Code();
        (await desk.VerifyAsync($" {code[..3]} {code[3..]} ")).ShouldBe(FactorVerdict.AppCode);
        (await desk.VerifyAsync(code)).ShouldBe(FactorVerdict.Wrong, "replayed");
    }

    [Theory, OnEachDatabase]
    public async Task RecoveryCode_IsGoodOnce_AndRenewedOnesReplaceIt(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        var codes = await desk.TurnOnAsync();

        (await desk.VerifyAsync(codes[3].ToUpperInvariant())).ShouldBe(FactorVerdict.RecoveryCode);
        (await desk.VerifyAsync(codes[3])).ShouldBe(FactorVerdict.Wrong);
        (await desk.StateAsync()).CodesLeft.ShouldBe(9);

        var renewed = await desk.WriteAsync((_, db) => SecondFactors.RenewCodesAsync(db, desk.Owner, Cancel));
        (await desk.VerifyAsync(codes[0])).ShouldBe(FactorVerdict.Wrong);
        (await desk.VerifyAsync(renewed[0])).ShouldBe(FactorVerdict.RecoveryCode);
        (await desk.StateAsync()).CodesLeft.ShouldBe(9);
    }

    [Theory, OnEachDatabase]
    public async Task CodesOfAnother_OpenNothing(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        var codes = await desk.TurnOnAsync();
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = desk.Code();
        var owner = desk.Owner;

        desk.Owner = Guid.CreateVersion7();
        (await desk.VerifyAsync(code)).ShouldBe(FactorVerdict.NotTried, "he has none");
        await desk.TurnOnAsync();
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        (await desk.VerifyAsync(codes[0])).ShouldBe(FactorVerdict.Wrong);
        (await desk.VerifyAsync(code)).ShouldBe(FactorVerdict.Wrong);
        desk.Owner = owner;
        (await desk.VerifyAsync(codes[0])).ShouldBe(FactorVerdict.RecoveryCode);
    }

    [Theory, OnEachDatabase]
    public async Task WrongCodes_WaitLongerAndLonger(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.TurnOnAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 5; i++)
            (await desk.VerifyAsync("12345" + i)).ShouldBe(FactorVerdict.Wrong);
        (await desk.VerifyAsync(desk.Code())).ShouldBe(FactorVerdict.NotTried, "five wrong ones: one minute");
        desk.Clock.Advance(TimeSpan.FromSeconds(61));
        (await desk.VerifyAsync("wrong")).ShouldBe(FactorVerdict.Wrong);
        desk.Clock.Advance(TimeSpan.FromSeconds(61));
        (await desk.VerifyAsync(desk.Code())).ShouldBe(FactorVerdict.NotTried, "the sixth: two minutes");
        desk.Clock.Advance(TimeSpan.FromSeconds(61));
        (await desk.VerifyAsync(desk.Code())).ShouldBe(FactorVerdict.AppCode);
        (await desk.VerifyAsync("wrong")).ShouldBe(FactorVerdict.Wrong, "the row of failures was over");
    }

    [Theory, OnEachDatabase]
    public async Task ManyGuessesAtOnce_AreCountedEach(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.TurnOnAsync();

        var verdicts = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => desk.VerifyAsync(i.ToString("D6", CultureInfo.InvariantCulture)))
        );

        verdicts.Count(v => v == FactorVerdict.Wrong).ShouldBe(5);
        verdicts.Count(v => v == FactorVerdict.NotTried).ShouldBe(15);
    }

    [Theory, OnEachDatabase]
    public async Task SameCodeManyTimesAtOnce_OpensOnce(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.TurnOnAsync();
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        var code = desk.Code();

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => desk.VerifyAsync(code)));

        verdicts.Count(v => v == FactorVerdict.AppCode).ShouldBe(1);
    }

    [Theory, OnEachDatabase]
    public async Task Key_IsNotReadableInTheDatabase(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        await desk.TurnOnAsync();

        var row = await desk.ReadAsync(db => db.SecondFactorKeys.SingleAsync(k => k.Owner == desk.Owner, Cancel));

        row.Key.Length.ShouldBeGreaterThan(Totp.KeyLength);
        Base32.Encode(row.Key).ShouldNotContain(desk.Secret);
        Convert.ToHexString(row.Key).ShouldNotContain(Convert.ToHexString(Authenticator.Decode(desk.Secret)));
    }

    [Theory, OnEachDatabase]
    public async Task KeysFolderLost_RecoveryCodesStillOpen(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        var codes = await desk.TurnOnAsync();
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        desk.LoseKeys();

        (await desk.VerifyAsync(desk.Code())).ShouldBe(FactorVerdict.Wrong);
        (await desk.VerifyAsync(codes[0])).ShouldBe(FactorVerdict.RecoveryCode);
    }

    [Theory, OnEachDatabase]
    public async Task TurnedOff_NothingIsLeft(DatabaseKind kind)
    {
        await using var desk = await Desk.NewAsync(kind);
        var codes = await desk.TurnOnAsync();

        await desk.Store.WriteAsync(Given.Utility, db => SecondFactors.TurnOffAsync(db, desk.Owner, Cancel), Cancel);

        (await desk.HasAsync()).ShouldBeFalse();
        (await desk.StateAsync()).ShouldBe(new FactorState(null, 0));
        (await desk.VerifyAsync(codes[0])).ShouldBe(FactorVerdict.NotTried);
    }

    /// <summary>One owner with his app.</summary>
    private sealed class Desk(TestDatabase database) : IAsyncDisposable
    {
        private SecondFactors factors = default!;
        public Guid Owner { get; set; } = Guid.CreateVersion7();
        public TestClock Clock { get; } = new();
        public string Secret { get; private set; } = "";
        public Ebok.Core.Data.EbokStore Store => database.Store;

        public static async Task<Desk> NewAsync(DatabaseKind kind)
        {
            var desk = new Desk(await TestDatabase.NewAsync(kind));
            desk.LoseKeys();
            return desk;
        }

        public void LoseKeys() =>
            factors = new(new EphemeralDataProtectionProvider(), Clock, NullLogger<SecondFactors>.Instance);

        public Task<T> WriteAsync<T>(Func<SecondFactors, Ebok.Core.Data.EbokDb, Task<T>> work) =>
            database.Store.WriteAsync(Given.Utility, db => work(factors, db), Cancel);

        public Task<T> ReadAsync<T>(Func<Ebok.Core.Data.EbokDb, Task<T>> work) =>
            database.ReadAsync(Given.Utility, work);

        public Task<FactorKey?> PendingAsync() =>
            ReadAsync(db => factors.PendingAsync(db, Owner, "KPEC", "K-0001", Cancel));

        public Task<bool> HasAsync() => ReadAsync(db => SecondFactors.HasAsync(db, Owner, Cancel));

        public Task<FactorState> StateAsync() => ReadAsync(db => SecondFactors.StateAsync(db, Owner, Cancel));

        public Task<FactorVerdict> VerifyAsync(string code) =>
            WriteAsync((f, db) => f.VerifyAsync(db, Owner, code, Limits, Cancel));

        public async Task<IReadOnlyList<string>> TurnOnAsync()
        {
            (await WriteAsync((f, db) => f.BeginAsync(db, Owner, Cancel))).ShouldBeTrue();
            return await ConfirmAsync();
        }

        public async Task<IReadOnlyList<string>> ConfirmAsync()
        {
            var key = (await PendingAsync())!;
            Secret = key.Text.Replace(" ", "", StringComparison.Ordinal);
            return (await WriteAsync((f, db) => f.ConfirmAsync(db, Owner, Code(key), Cancel))).ShouldNotBeNull();
        }

        public string Code() => Authenticator.Code(Secret, Clock.GetUtcNow());

        public string Code(FactorKey key) => Authenticator.Code(key.Text, Clock.GetUtcNow());

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
