using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.SecondFactor;

/// <summary>A code on paper that stands in for the app once: <c>k7mq-2v9x-hn4p-c3wd</c>. Its row is gone when it was
/// used.</summary>
internal sealed class RecoveryCode
{
    /// <summary>How many an owner is given at once.</summary>
    public const int Count = 10;

    // 32 letters and digits that cannot be taken for each other: 5 bits each, 80 in all, too many to be guessed from a
    // plain hash.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz023456789";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>Whose it is.</summary>
    public required Guid Owner { get; init; }

    /// <summary>SHA-256 of owner and code.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>A fresh code, in groups.</summary>
    public static string New() =>
        string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(g => new string(g)));

    /// <summary>The hash of a code as typed: letter case, dashes and spaces do not matter, nor o for 0. Null when it
    /// cannot be one.</summary>
    public static byte[]? HashOf(Guid owner, string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant().Replace('o', '0');
        return code.Length == Length
            ? SHA256.HashData([.. owner.ToByteArray(true), .. Encoding.ASCII.GetBytes(code)])
            : null;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RecoveryCode>
    {
        public void Configure(EntityTypeBuilder<RecoveryCode> builder)
        {
            builder.ToTable("RecoveryCodes");
            builder.HasKey(c => new { c.Owner, c.Hash });
            builder.Property(c => c.Hash).HasMaxLength(32);
        }
    }
}
