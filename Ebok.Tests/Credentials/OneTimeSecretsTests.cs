using Ebok.Core.Credentials;
using Ebok.Core.Shared;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Credentials;

[Trait("Id", "W2")]
public sealed class OneTimeSecretsTests : IDisposable
{
    private const int Tries = 5;
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private readonly TemporaryFolder folder = new();
    private readonly TestClock clock = new();
    private readonly OneTimeSecrets secrets;
    private readonly Guid request = Guid.NewGuid();

    public OneTimeSecretsTests() => secrets = new(CodeKey.At(Path.Combine(folder.Path, "codes.key")), clock);

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Code_IsGoodOnceForItsRequestOnly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var code = await IssueAsync(database, request);
        code.ShouldMatch("^[0-9a-f]{8}$");

        (await RedeemAsync(database, Guid.NewGuid(), code)).ShouldBe(SecretVerdict.Dead);
        // As people copy it from a mail.
        (await RedeemAsync(database, request, $" {code.ToUpperInvariant()[..4]} {code[4..]} ")).ShouldBe(
            SecretVerdict.Right
        );
        (await RedeemAsync(database, request, code)).ShouldBe(SecretVerdict.Dead);
    }

    [Theory, OnEachDatabase]
    public async Task Code_AfterFiveTriesIsDeadEvenWhenRight(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var code = await IssueAsync(database, request);
        for (var i = 0; i < Tries; i++)
            (await RedeemAsync(database, request, "00000000")).ShouldBe(SecretVerdict.Wrong);
        (await RedeemAsync(database, request, code)).ShouldBe(SecretVerdict.Dead);
    }

    [Theory, OnEachDatabase]
    public async Task Code_TenGuessesAtOnce_AreNoMoreThanFive(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await IssueAsync(database, request);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RedeemAsync(database, request, "x")));
        verdicts.Count(v => v == SecretVerdict.Wrong).ShouldBe(Tries);
    }

    [Theory, OnEachDatabase]
    public async Task Code_NewestOnly_AndFifteenMinutes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var older = await IssueAsync(database, request);
        var newer = await IssueAsync(database, request);
        (await RedeemAsync(database, request, older)).ShouldBe(SecretVerdict.Wrong);
        clock.Advance(Quarter);
        (await RedeemAsync(database, request, newer)).ShouldBe(SecretVerdict.Expired);
    }

    [Theory, OnEachDatabase]
    public async Task Link_OpensItsRequestInItsUtilityOnly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var token = await database.Store.WriteAsync(
            Given.Utility,
            db => secrets.IssueLinkAsync(db, Given.Utility, SecretPurpose.ResetLink, request, Quarter, Cancel),
            Cancel
        );
        (await FindAsync(token, SecretPurpose.ResetLink, Given.Utility)).ShouldBe(request);
        (await FindAsync(token, SecretPurpose.RegistrationLink, Given.Utility)).ShouldBeNull();
        (await FindAsync(token, SecretPurpose.ResetLink, new("mpwik"))).ShouldBeNull();
        (await FindAsync(token[..^1], SecretPurpose.ResetLink, Given.Utility)).ShouldBeNull();
        (await FindAsync(null, SecretPurpose.ResetLink, Given.Utility)).ShouldBeNull();
        clock.Advance(Quarter);
        (await FindAsync(token, SecretPurpose.ResetLink, Given.Utility)).ShouldBeNull();

        async Task<Guid?> FindAsync(string? typed, SecretPurpose purpose, UtilityId utility) =>
            await database.ReadAsync(utility, db => secrets.FindLinkAsync(db, utility, purpose, typed, Cancel));
    }

    [Theory, OnEachDatabase]
    public async Task AtRest_IsAHashThatAnotherKeyDoesNotMake(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        var code = await IssueAsync(database, request);
        var stored = await database.ReadAsync(Given.Utility, db => db.OneTimeSecrets.SingleAsync(Cancel));
        stored.Hash.Length.ShouldBe(32);
        var another = new OneTimeSecrets(CodeKey.At(Path.Combine(folder.Path, "another.key")), clock);
        (await RedeemAsync(database, request, code, another)).ShouldBe(SecretVerdict.Wrong);
    }

    [Fact]
    public void Key_IsItsOwnersAndStays()
    {
        var file = Path.Combine(folder.Path, "codes.key");
        var key = File.ReadAllBytes(file);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        CodeKey.At(file).Hash("a", "b").ShouldBe(CodeKey.At(file).Hash("a", "b"));
        CodeKey.At(file).Hash("ab").ShouldNotBe(CodeKey.At(file).Hash("a", "b"));
        File.ReadAllBytes(file).ShouldBe(key);
        File.WriteAllText(file, "short");
        Should.Throw<InvalidDataException>(() => CodeKey.At(file));
    }

    [Fact]
    public void TemporaryPassword_IsReadableAndNeverTheSame()
    {
        var passwords = Enumerable.Range(0, 500).Select(_ => OneTimeSecrets.TemporaryPassword()).ToList();
        passwords.ShouldBeUnique();
        foreach (var password in passwords)
        {
            password.ShouldMatch("^[2-9A-HJ-NP-Za-km-z]{4}(-[2-9A-HJ-NP-Za-km-z]{4}){2}$");
            password.ShouldMatch("[a-z].*");
            password.Any(char.IsUpper).ShouldBeTrue();
            password.Any(char.IsDigit).ShouldBeTrue();
        }
    }

    private Task<string> IssueAsync(TestDatabase database, Guid subject) =>
        database.Store.WriteAsync(
            Given.Utility,
            db => secrets.IssueCodeAsync(db, Given.Utility, SecretPurpose.ResetCode, subject, Quarter, Cancel),
            Cancel
        );

    private Task<SecretVerdict> RedeemAsync(
        TestDatabase database,
        Guid subject,
        string typed,
        OneTimeSecrets? with = null
    ) =>
        database.Store.WriteAsync(
            Given.Utility,
            db =>
                (with ?? secrets).RedeemCodeAsync(
                    db,
                    Given.Utility,
                    SecretPurpose.ResetCode,
                    subject,
                    typed,
                    Tries,
                    Cancel
                ),
            Cancel
        );
}
