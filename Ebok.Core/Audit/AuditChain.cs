using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ebok.Core.Audit;

/// <summary>How one record of the trail hangs on the one before.</summary>
internal static class AuditChain
{
    /// <summary>Bytes of a hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>SHA-256 of the hash before and the record's contents. Each part with its length in front: a word moved
    /// from one field to the next is another record.</summary>
    public static byte[] HashOf(ReadOnlySpan<byte> before, AuditRecord record)
    {
        var text = new StringBuilder();
        foreach (
            var part in (string?[])
                [
                    record.Number.ToString(CultureInfo.InvariantCulture),
                    record.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                    record.Utility?.Slug,
                    record.Staff?.Value.ToString("N"),
                    record.Act.ToString(),
                    record.Target?.ToString("N"),
                    record.Detail,
                    record.Origin,
                ]
        )
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part};");
        return SHA256.HashData([.. before, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }
}
