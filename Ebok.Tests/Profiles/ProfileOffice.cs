using System.Text.Json.Nodes;
using Ebok.Core.Accounts;
using Ebok.Core.Customers;
using Ebok.Core.Operators;
using Ebok.Core.Profiles;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Tests.Operator;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.Profiles;

/// <summary>A portal with administrators of KPEC, who change its settings.</summary>
internal static class ProfileOffice
{
    public static readonly UtilityId Kpec = new("kpec");
    public static readonly string Demo = Repository.Utilities;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static T Get<T>(this EbokApp app)
        where T : notnull => app.Services.GetRequiredService<T>();

    public static UtilityProfile Profile(this EbokApp app, string slug = "kpec") =>
        app.Get<UtilityCatalog>().Find(slug)!;

    /// <summary>A member of staff as the use cases want him.</summary>
    public static async Task<StaffActor> ActorAsync(
        this EbokApp app,
        string login,
        StaffRole role = StaffRole.Administrator
    )
    {
        await app.AddStaffAsync(login, role, "kpec");
        await using var db = app.Store.ReadAll();
        var name = LoginName.Normalise(login);
        return new(Kpec, (await db.Staff.SingleAsync(s => s.NormalizedLogin == name, Cancel)).Id, role, "192.0.2.7");
    }

    /// <summary>Changes one setting in the draft, as its form would.</summary>
    public static async Task EditAsync(this EbokApp app, StaffActor staff, string path, params string[] values)
    {
        var top = path[2..].Split('.', '[')[0];
        var result = await app.Get<EditProfile>()
            .RunAsync(staff, [top], name => name == path ? values : [], null, Cancel);
        result.Refusal.ShouldBeNull();
    }

    public static async Task<SettingsView> SettingsAsync(this EbokApp app, StaffActor staff)
    {
        (await app.Get<ReadSettings>().RunAsync(staff, Cancel))
            .TryGet(out var view, out var refusal)
            .ShouldBeTrue(refusal?.Code);
        return view!;
    }

    public static async Task<Result<int>> PublishAsync(this EbokApp app, StaffActor staff, string? note = null) =>
        await app.Get<PublishProfile>().RunAsync(staff, (await app.SettingsAsync(staff)).Draft?.Hash, note, Cancel);

    /// <summary>Somebody who signs in.</summary>
    public static async Task MakeAccountAsync(this EbokApp app, Customer customer) =>
        (
            await app.Get<CreateAccount>()
                .RunAsync(
                    customer.Utility,
                    new(
                        customer.Code,
                        null,
                        "Trzy wrony na plocie",
                        MustChangePassword: false,
                        [new(customer.Id, null)]
                    ),
                    Cancel
                )
        ).IsOk.ShouldBeTrue();

    /// <summary>A profile of the demo as JSON, changed.</summary>
    public static JsonObject Json(string slug, Action<JsonObject>? change = null)
    {
        var json = ProfileJson.Parse(File.ReadAllText(Path.Combine(Demo, slug + ".json")))!;
        change?.Invoke(json);
        return json;
    }
}
