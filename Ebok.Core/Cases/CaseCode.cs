using System.Security.Cryptography;
using Ebok.Core.Credentials;
using Ebok.Core.Shared;

namespace Ebok.Core.Cases;

/// <summary>The code by which a stranger sees what became of his notice (K12): 60 random bits in letters and digits that
/// nobody mixes up, stored as a keyed hash.</summary>
internal static class CaseCode
{
    private const string Signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 12;

    /// <summary><c>7KQX-M2PD-9VRA</c>.</summary>
    public static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Signs, Length).Chunk(4).Select(part => new string(part)));

    /// <summary>Of the code as typed: in capitals or not, with or without its strokes.</summary>
    public static byte[] HashOf(CodeKey key, CaseId ofCase, string? typed) =>
        key.Hash(
            "case",
            ofCase.Value.ToString("N"),
            string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit).Take(64)).ToUpperInvariant()
        );
}
