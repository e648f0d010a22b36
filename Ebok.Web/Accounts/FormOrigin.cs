namespace Ebok.Web.Accounts;

/// <summary>Where a form came from, and what is in it.</summary>
internal static class FormOrigin
{
    /// <summary>A browser says so; what another site has filled in is not shown as if the customer had typed it.</summary>
    public static bool IsFromHere(HttpRequest request) =>
        request.HasFormContentType
        && (
            request.Headers["Sec-Fetch-Site"] == "same-origin"
            || request.Headers.Origin == $"{request.Scheme}://{request.Host}"
        );

    /// <summary>Its fields. Broken off, too many fields, no boundary: no browser of ours sends it, and it is empty.</summary>
    public static async Task<IFormCollection> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return FormCollection.Empty;
        }
    }
}
