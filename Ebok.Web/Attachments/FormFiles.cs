using Ebok.Core.Attachments;

namespace Ebok.Web.Attachments;

/// <summary>The files of a posted form.</summary>
internal static class FormFiles
{
    /// <summary>Name of the field.</summary>
    public const string Name = "zalaczniki";

    /// <summary>Those that were chosen; a field left empty is none.</summary>
    /// <param name="request">With the form.</param>
    /// <param name="name">Of the field.</param>
    public static IReadOnlyList<IncomingFile> Read(HttpRequest request, string name = Name)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HasFormContentType
            ?
            [
                .. request
                    .Form.Files.GetFiles(name)
                    .Where(f => f.FileName.Length > 0 || f.Length > 0)
                    .Select(f => new IncomingFile(f.FileName, f.Length, f.OpenReadStream)),
            ]
            : [];
    }
}
