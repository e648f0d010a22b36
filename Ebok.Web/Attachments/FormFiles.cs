using Ebok.Core.Attachments;
using Ebok.Core.Utilities;

namespace Ebok.Web.Attachments;

/// <summary>The files of a posted form.</summary>
internal static class FormFiles
{
    /// <summary>Name of the field.</summary>
    public const string Name = "zalaczniki";

    /// <summary>Those that were chosen, after those that were chosen before and kept; a field left empty is none.</summary>
    /// <param name="request">With the form.</param>
    /// <param name="name">Of the field.</param>
    public static IReadOnlyList<IncomingFile> Read(HttpRequest request, string name = Name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HasFormContentType
            ?
            [
                .. KeptOf(request).Read(request.Form, name),
                .. request
                    .Form.Files.GetFiles(name)
                    .Where(f => f.FileName.Length > 0 || f.Length > 0)
                    .Select(f => new IncomingFile(f.FileName, f.Length, f.OpenReadStream)),
            ]
            : [];
    }

    /// <summary>Keeps them for the form, which comes back with an error: its field shows them.</summary>
    public static Task KeepAsync(HttpRequest request, AttachmentRules rules, string name = Name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HasFormContentType
            ? KeptOf(request).KeepAsync(request.Form, name, rules, request.HttpContext.RequestAborted)
            : Task.CompletedTask;
    }

    private static KeptFiles KeptOf(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<KeptFiles>();
}
