using Ebok.Core.Profiles;
using Ebok.Core.Utilities;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Microsoft.AspNetCore.StaticFiles;

namespace Ebok.Web.Shell;

/// <summary>The logo of a utility or a company: a file beside the profile, or one that was sent in at the dashboard. The
/// address carries its name, so that a new one is seen at once and one not yet published can be looked at.</summary>
internal static class LogoFile
{
    /// <summary>Where the page finds it.</summary>
    public static string Href(UtilityProfile utility) =>
        $"/{utility.Slug}/logo?v={Uri.EscapeDataString(utility.Look.Logo ?? "")}";

    /// <summary>The same of a company.</summary>
    public static string Href(UtilityProfile utility, Company company) =>
        $"/{utility.Slug}/logo/{company.Nip}?v={Uri.EscapeDataString(company.Logo ?? "")}";

    public static Task<IResult> OfUtilityAsync(
        string? v,
        Office office,
        EbokOptions options,
        OpenLogo open,
        HttpResponse response,
        CancellationToken cancel
    ) => AnswerAsync(office.Utility, v, office.Utility.Look.Logo, options, open, response, cancel);

    public static Task<IResult> OfCompanyAsync(
        string nip,
        string? v,
        Office office,
        EbokOptions options,
        OpenLogo open,
        HttpResponse response,
        CancellationToken cancel
    ) => AnswerAsync(office.Utility, v, office.Utility.CompanyByNip(nip)?.Logo, options, open, response, cancel);

    private static async Task<IResult> AnswerAsync(
        UtilityProfile utility,
        string? asked,
        string? current,
        EbokOptions options,
        OpenLogo open,
        HttpResponse response,
        CancellationToken cancel
    )
    {
        // One that was sent in has the hash of its content in its name: who knows it may see it.
        if (
            asked is { Length: > 0 }
            && asked != current
            && await open.RunAsync(utility.Id, asked, cancel) is { } sentIn
        )
            return File(response, sentIn, asked);
        if (current is null)
            return Results.NotFound();
        var beside = Path.Combine(options.UtilitiesFolder, current);
        if (System.IO.File.Exists(beside))
        {
            Guard(response);
            return Results.File(beside, TypeOf(current));
        }
        return await open.RunAsync(utility.Id, current, cancel) is { } stored
            ? File(response, stored, current)
            : Results.NotFound();
    }

    private static IResult File(HttpResponse response, byte[] content, string name)
    {
        Guard(response);
        return Results.Bytes(content, TypeOf(name));
    }

    private static void Guard(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=86400";
        // An SVG opened by itself is a document: it may neither run nor fetch anything.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    }

    private static string TypeOf(string file) =>
        new FileExtensionContentTypeProvider().TryGetContentType(file, out var type)
            ? type
            : "application/octet-stream";
}
