using Ebok.Core.Accounts;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Tests.SecondFactor;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Operator;

/// <summary>Members of staff in a portal under test.</summary>
internal static class StaffAtWork
{
    public const string Password = "Trzy wrony na plocie";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Adds one as the administrator of the server does: his one-time password.</summary>
    public static async Task<string> AddStaffAsync(
        this EbokApp app,
        string login,
        StaffRole role,
        params string[] utilities
    )
    {
        var made = await app
            .Services.GetRequiredService<ManageStaff>()
            .AddAsync(new(login, role, [.. utilities.Select(u => new UtilityId(u))]), Cancel);
        made.TryGet(out var password, out var refusal).ShouldBeTrue(refusal?.Code);
        return password!;
    }

    /// <summary>Gives login and password on the page; what is owed comes next.</summary>
    public static async Task<Answer> TypePasswordAsync(this OfficeClient client, string login, string password)
    {
        var page = await client.OpenAsync("/operator/logowanie");
        return await client.SubmitAsync(page, "Zaloguj", ("Login", login), ("Hasło", password));
    }

    /// <summary>Through the whole first sign-in by its pages: one-time password, second factor, own password. Answers the
    /// key of the app.</summary>
    public static async Task<string> SignInFirstAsync(
        this OfficeClient client,
        EbokApp app,
        string login,
        string oneTimePassword
    )
    {
        (await client.TypePasswordAsync(login, oneTimePassword)).Location.ShouldBe("/operator");
        var enrol = await client.OpenAsync("/operator");
        var key = enrol.Page.QuerySelector("figcaption strong.number")!.TextContent;
        var done = await client.SubmitAsync(
            enrol,
            "Włącz",
            ("Kod z aplikacji", Authenticator.Code(key, app.Clock.GetUtcNow()))
        );
        done.MainText.ShouldContain("Kody zapasowe");
        var first = await client.OpenAsync("/operator");
        var changed = await client.SubmitAsync(
            first,
            "Zmień hasło",
            ("Aktualne hasło", oneTimePassword),
            ("Nowe hasło", Password),
            ("Potwierdź", Password)
        );
        changed.Location.ShouldBe("/operator/haslo?zmienione=1");
        return key;
    }

    /// <summary>A browser of a new member of staff who is signed in and owes nothing, without the pages on the way.</summary>
    public static async Task<OfficeClient> StaffClientAsync(
        this EbokApp app,
        string login,
        StaffRole role,
        params string[] utilities
    )
    {
        var client = app.NewClient();
        var name = app.Environment == "Development" ? "ebok-operator" : "__Host-ebok-operator";
        client.Jar.Put(name, await app.StaffKeyAsync(login, role, utilities));
        return client;
    }

    /// <summary>Signs a real browser in as a new member of staff who owes nothing, without the pages on the way.</summary>
    public static async Task EnterAsync(
        this Visitor visitor,
        EbokApp app,
        string login,
        StaffRole role,
        params string[] utilities
    ) =>
        await visitor.Context.AddCookiesAsync([
            new()
            {
                Name = "__Host-ebok-operator",
                Value = await app.StaffKeyAsync(login, role, utilities),
                // A browser takes a Secure cookie for a loopback address from https only, and sends it to http too.
                Url = app.Address.ToString().Replace("http:", "https:", StringComparison.Ordinal),
                Secure = true,
            },
        ]);

    /// <summary>The key of a session of a new member of staff who owes nothing.</summary>
    public static async Task<string> StaffKeyAsync(
        this EbokApp app,
        string login,
        StaffRole role,
        params string[] utilities
    )
    {
        await app.AddStaffAsync(login, role, utilities);
        var name = LoginName.Normalise(login);
        var sessions = app.Services.GetRequiredService<StaffSessions>();
        string key = "";
        await app.Store.WriteAllAsync(
            async db =>
            {
                var member = await db.Staff.SingleAsync(s => s.NormalizedLogin == name, Cancel);
                member.MustChangePassword = false;
                member.PasswordGoodUntil = null;
                key = sessions.Add(db, member, app.Clock.GetUtcNow(), new Caller(null, null));
            },
            Cancel
        );
        return key;
    }
}
