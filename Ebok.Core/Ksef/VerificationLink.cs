using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Ebok.Core.Ksef;

/// <summary>The address (KOD I) at which anybody sees whether an invoice is in the national e-invoice system:
/// <c>https://qr.ksef.mf.gov.pl/invoice/{seller NIP}/{DD-MM-YYYY}/{hash}</c>. Printed as a QR code with the KSeF number,
/// or the word OFFLINE where there is none yet, under it (formats.md, "KSeF FA(3)").</summary>
public sealed class VerificationLink
{
    /// <summary>The Ministry's production host.</summary>
    public const string ProductionHost = "https://qr.ksef.mf.gov.pl";

    private readonly string root;

    /// <param name="host">Scheme and host: <see cref="ProductionHost"/>, or that of a test environment.</param>
    /// <exception cref="ArgumentException">Not a bare https address.</exception>
    public VerificationLink(string host) =>
        root = IsHost(host) ? host.TrimEnd('/') : throw new ArgumentException($"\"{host}\" is not https://host");

    /// <summary>Whether the text can be the host: https, and nothing after the host.</summary>
    public static bool IsHost(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttps
        && uri.UserInfo.Length == 0
        && uri.PathAndQuery == "/"
        && uri.Fragment.Length == 0;

    /// <summary>The link of one invoice.</summary>
    /// <param name="sellerNip">Ten digits.</param>
    /// <param name="issuedOn"><c>P_1</c>.</param>
    /// <param name="xmlHash">What <see cref="HashOf"/> gave for the file exactly as it came.</param>
    public string For(string sellerNip, DateOnly issuedOn, string xmlHash) =>
        string.Create(CultureInfo.InvariantCulture, $"{root}/invoice/{sellerNip}/{issuedOn:dd-MM-yyyy}/{xmlHash}");

    /// <summary>SHA-256 of the file's bytes as Base64URL without padding: 43 characters.</summary>
    public static string HashOf(ReadOnlySpan<byte> xml)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(xml, hash);
        return Base64Url.EncodeToString(hash);
    }
}
