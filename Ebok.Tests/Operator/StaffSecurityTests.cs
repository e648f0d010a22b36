using Ebok.Core.Audit;
using Ebok.Core.Operators;
using Ebok.Core.SecondFactor;
using Ebok.Core.Shared;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>A member of staff keeps his own second factors.</summary>
[Trait("Id", "O7")]
[Trait("Id", "S2")]
public class StaffSecurityTests
{
    private const string Page = "/operator/konto";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task NewTelephoneAndCodes_AgainstThePassword_OldOnesAreDead(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database) { Clock = new TestClock(Given.Imported) };
        var oneTime = await app.AddStaffAsync("anna", StaffRole.Clerk, "kpec");
        using var anna = app.NewClient();
        var oldKey = await anna.SignInFirstAsync(app, "anna", oneTime);

        var codesPage = await anna.OpenAsync(Page + "?co=kody");
        (await SubmitAsync(codesPage, "Utwórz nowe", "nie to hasło")).MainText.ShouldContain("hasło");
        (await AuditedAsync(app)).ShouldBeEmpty();
        var codes = await SubmitAsync(codesPage, "Utwórz nowe", StaffAtWork.Password);
        codes.Page.QuerySelectorAll("samp").Length.ShouldBe(RecoveryCode.Count);

        var begun = await SubmitAsync(await anna.OpenAsync(Page + "?co=aplikacja"), "Dalej", StaffAtWork.Password);
        begun.Location.ShouldBe(Page + "?co=aplikacja");
        var scan = await anna.OpenAsync(begun.Location!);
        var newKey = scan.Page.QuerySelector("[data-copy]")!.GetAttribute("data-copy")!;
        newKey.ShouldNotBe(oldKey.Replace(" ", "", StringComparison.Ordinal));
        (await anna.SubmitAsync(scan, "Potwierdź", ("Kod z aplikacji", "000000"))).MainText.ShouldContain(
            "Ten kod nie pasuje"
        );
        var done = await anna.SubmitAsync(
            scan,
            "Potwierdź",
            ("Kod z aplikacji", Authenticator.Code(newKey, app.Clock.GetUtcNow()))
        );
        done.Page.QuerySelectorAll("samp").Length.ShouldBe(RecoveryCode.Count);

        (await AuditedAsync(app)).ShouldBe(["recovery codes", "app begun", "app on"]);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = app.NewClient();
        await again.TypePasswordAsync("anna", StaffAtWork.Password);
        var code = await again.OpenAsync("/operator");
        (
            await again.SubmitAsync(code, "Zaloguj", ("Kod", Authenticator.Code(oldKey, app.Clock.GetUtcNow())))
        ).MainText.ShouldContain("Ten kod nie pasuje");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (
            await again.SubmitAsync(code, "Zaloguj", ("Kod", Authenticator.Code(newKey, app.Clock.GetUtcNow())))
        ).Location.ShouldBe("/operator");

        // The other browser is seen and ended.
        var account = await again.OpenAsync(Page);
        account.MainText.ShouldContain("Inne zalogowane przeglądarki 1");
        (await again.SubmitAsync(account, "Wyloguj pozostałe")).Location.ShouldBe(Page + "?zrobione=inne");
        (await anna.GetAsync("/operator")).Location!.ShouldStartWith("/operator/logowanie");

        Task<Answer> SubmitAsync(Answer page, string button, string password) =>
            anna.SubmitAsync(page, button, ("Aktualne hasło", password));
    }

    [Theory, OnEachDatabase]
    public async Task LastPasskey_StaysWithoutAnApp_AnothersIsNotThere(DatabaseKind kind)
    {
        await using var database = await TestDatabase.NewAsync(kind);
        await using var app = new EbokApp(database);
        using var anna = await app.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        using var borys = await app.StaffClientAsync("borys", StaffRole.Clerk, "kpec");
        var (mine, spare) = (await AddPasskeyAsync("anna", "Nokia Anny"), await AddPasskeyAsync("anna", "laptop"));

        var foreign = await borys.OpenAsync($"{Page}?co=usun-klucz&ktory={mine}");
        foreign.MainText.ShouldNotContain("Nokia Anny");
        var removed = await RemoveAsync(spare);
        var last = await RemoveAsync(mine);

        removed.Location.ShouldBe(Page + "?zrobione=klucz-usuniety");
        last.MainText.ShouldContain("To Twój jedyny drugi składnik");
        (await anna.OpenAsync(Page)).MainText.ShouldContain("Nokia Anny");

        async Task<Answer> RemoveAsync(Guid passkey) =>
            await anna.SubmitAsync(
                await anna.OpenAsync($"{Page}?co=usun-klucz&ktory={passkey}"),
                "Usuń",
                ("Aktualne hasło", await PasswordAsync())
            );

        // StaffClientAsync leaves the one-time password nobody knows: set one that is known.
        async Task<string> PasswordAsync()
        {
            var passwords = app.Services.GetRequiredService<Core.Accounts.Passwords>();
            var hash = await passwords.HashAsync(StaffAtWork.Password, Cancel);
            await app.Store.WriteAllAsync(
                db => db.Staff.ExecuteUpdateAsync(set => set.SetProperty(s => s.PasswordHash, hash), Cancel),
                Cancel
            );
            return StaffAtWork.Password;
        }

        async Task<Guid> AddPasskeyAsync(string login, string name)
        {
            var id = Guid.CreateVersion7();
            await app.Store.WriteAsync(
                StaffFactor.PasskeyPlace,
                async db =>
                {
                    var owner = await db.Staff.Where(s => s.Login == login).Select(s => s.Id).SingleAsync(Cancel);
                    db.Passkeys.Add(
                        new Passkey
                        {
                            Id = id,
                            Utility = StaffFactor.PasskeyPlace,
                            Account = new AccountId(owner.Value),
                            CredentialId = id.ToByteArray(),
                            PublicKey = [1],
                            Name = name,
                            CreatedAt = Given.Imported,
                            SignCount = 0,
                        }
                    );
                },
                Cancel
            );
            return id;
        }
    }

    private static async Task<List<string?>> AuditedAsync(EbokApp app)
    {
        await using var db = app.Store.ReadAll();
        return await db
            .Audit.Where(r => r.Act == AuditAct.StaffFactorChanged)
            .OrderBy(r => r.Number)
            .Select(r => r.Detail)
            .ToListAsync(Cancel);
    }
}
