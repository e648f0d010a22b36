using Ebok.Core.Accounts;
using Ebok.Core.Utilities;
using Ebok.Web.Hosting;
using Ebok.Web.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Accounts;

/// <summary>What the list of rules asks while one types (S1).</summary>
/// <param name="Unmet">Names of the rules that are not met yet.</param>
/// <param name="Strength">0 to 4.</param>
/// <param name="Label">The strength in a word or two.</param>
/// <param name="Words">All of it in a sentence, for screen readers.</param>
internal sealed record PasswordRating(IReadOnlyList<string> Unmet, int Strength, string Label, string Words)
{
    // A password and a login of the greatest length, each character sent as nine, and the token of the form.
    internal const long LargestRequest = 8 * 1024;

    /// <summary><c>POST /{slug}/haslo/ocena</c>: for everyone, since one registers before one signs in. Nothing is kept,
    /// compared with stored passwords or logged.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/{slug}/haslo/ocena", Rate)
            .AllowAnonymous()
            .RequireRateLimiting(AddressLimits.Cheap)
            .WithMetadata(
                new RequireAntiforgeryTokenAttribute(),
                new RequestSizeLimitAttribute(LargestRequest),
                new AsksOnlyAttribute()
            );

    private static IResult Rate(
        [FromForm(Name = "haslo")] string? password,
        [FromForm(Name = "login")] string? login,
        Office office,
        HttpResponse response
    )
    {
        response.Headers.CacheControl = "no-store";
        return Results.Json(Of(password ?? "", office.Utility, office.Session?.Login ?? login ?? ""));
    }

    /// <summary>Looks at a password by the rules of a profile.</summary>
    internal static PasswordRating Of(string password, UtilityProfile utility, string login)
    {
        var policy = utility.Password;
        var unmet = PasswordCheck.Unmet(password, utility, login);
        var strength = PasswordStrength.Of(password, utility, login);
        var label = PasswordRulesText.OfStrength(strength);
        var words =
            unmet.Count == 0
                ? Show.Text(PasswordRulesTexts.AllMet, label)
                : Show.Text(
                    PasswordRulesTexts.NotYet,
                    string.Join("; ", unmet.Select(rule => PasswordRulesText.Of(rule, policy)))
                );
        return new(unmet.Select(rule => rule.ToString()).ToList(), strength, label, words);
    }
}
