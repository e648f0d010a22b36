using System.Net;
using System.Text.RegularExpressions;

namespace Ebok.Web.Bench;

/// <summary>A customer who signed in by the real form, and his cookies.</summary>
/// <param name="Cookie">The Cookie header of his browser.</param>
internal sealed partial record Customer(string Cookie)
{
    /// <summary>Signs in at the portal.</summary>
    /// <exception cref="InvalidOperationException">The portal did not let him in.</exception>
    internal static async Task<Customer> SignInAsync(
        Uri portal,
        string slug,
        string login,
        string password,
        CancellationToken cancel
    )
    {
        // Cookies by hand: .NET's jar does not send Secure ones to a loopback address without TLS, as browsers do.
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = portal };
        using var asked = await http.GetAsync($"/{slug}/logowanie", cancel);
        var page = await asked.Content.ReadAsStringAsync(cancel);
        http.DefaultRequestHeaders.Add("Cookie", CookiesOf(asked));
        // The page has a form for passkeys too: the one with the password is meant.
        var signIn = page.Split("<form").Single(form => form.Contains("type=\"password\"", StringComparison.Ordinal));
        var fields = Inputs()
            .Matches(signIn)
            .Select(input => (Name: Name().Match(input.Value), Value: Value().Match(input.Value), Tag: input.Value))
            .Where(input => input.Name.Success && !input.Tag.Contains("checkbox", StringComparison.Ordinal))
            .ToDictionary(
                input => input.Name.Groups[1].Value,
                input =>
                    input.Tag.Contains("type=\"hidden\"", StringComparison.Ordinal)
                        ? WebUtility.HtmlDecode(input.Value.Groups[1].Value)
                    : input.Tag.Contains("type=\"password\"", StringComparison.Ordinal) ? password
                    : login
            );
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync($"/{slug}/logowanie", form, cancel);
        if (answer.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{login} was not signed in to {slug}: {(int)answer.StatusCode}");
        return new(CookiesOf(answer));
    }

    /// <summary>Addresses of all his invoices, newest first.</summary>
    internal async Task<IReadOnlyList<Uri>> InvoicesAsync(Uri portal, string slug, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = portal };
        http.DefaultRequestHeaders.Add("Cookie", Cookie);
        var found = new List<Uri>();
        for (var page = 1; ; page++)
        {
            var list = await http.GetStringAsync($"/{slug}/faktury?strona={page}", cancel);
            var more = InvoiceLinks()
                .Matches(list)
                .Select(link => new Uri(portal, link.Groups[1].Value))
                .Distinct()
                .Except(found)
                .ToList();
            if (more.Count == 0)
                return found;
            found.AddRange(more);
        }
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("""\sname="([^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Name();

    [GeneratedRegex("""\svalue="([^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Value();

    [GeneratedRegex("""href="(/[^"/]+/faktury/[0-9a-f-]{36})" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex InvoiceLinks();
}
