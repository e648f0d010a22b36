using Ebok.Core.Attachments;
using Ebok.Web.Attachments;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>Files of a form of staff. What a customer's form keeps over a slip (<see cref="KeptFiles"/>) belongs to his
/// account; staff choose theirs again.</summary>
internal static class StaffFiles
{
    /// <summary>Those that were chosen; a field left empty is none.</summary>
    public static IReadOnlyList<IncomingFile> Read(HttpRequest request) =>
        request.HasFormContentType
            ?
            [
                .. request
                    .Form.Files.GetFiles(FormFiles.Name)
                    .Where(f => f.FileName.Length > 0 || f.Length > 0)
                    .Select(f => new IncomingFile(f.FileName, f.Length, f.OpenReadStream)),
            ]
            : [];
}
