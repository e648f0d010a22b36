using System.Text;
using Ebok.Core.Managers;

namespace Ebok.Web.Managers;

/// <summary>A list of addresses that was chosen as a file: text or CSV, UTF-8 or Windows-1250.</summary>
internal static class AddressFile
{
    /// <summary>Name of the field.</summary>
    public const string Name = "wykaz";

    /// <summary>What is offered first; nothing depends on it.</summary>
    public const string Accept = ".txt,.csv";

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1250)!;

    /// <summary>The file's text; null: none was chosen; empty: it is no text or too long.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType || request.Form.Files.GetFile(Name) is not { Length: > 0 } file)
            return null;
        if (file.Length > MatchAddresses.Longest)
            return "";
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        var bytes = content.ToArray();
        if (bytes.Contains((byte)0))
            return "";
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return Windows.GetString(bytes);
        }
    }
}
