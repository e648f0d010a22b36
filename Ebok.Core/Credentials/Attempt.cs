using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Credentials;

/// <summary>What was tried. Stored as numbers: append only.</summary>
public enum AttemptKind
{
    /// <summary>Data of a registration were compared with the file (R2).</summary>
    Registration = 0,

    /// <summary>Data of an emergency password change were compared (W1).</summary>
    Reset = 1,

    /// <summary>A code or link was asked for, by whoever it would be sent to.</summary>
    CodeAsked = 2,

    /// <summary>Number and code of a notice were compared (K12).</summary>
    Notice = 3,

    /// <summary>Whether an account number is ours (B2); never a failure.</summary>
    AccountAsked = 4,
}

/// <summary>One try at something guessable: for the limits, and for staff to see (R3). Kept 30 days.</summary>
internal sealed class Attempt : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AttemptKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Succeeded { get; init; }

    /// <summary>The customer code as typed, in the profile's form where it has it; of <see cref="AttemptKind.CodeAsked"/>
    /// also the keyed hash of an e-mail address.</summary>
    public string? Target { get; init; }

    /// <summary>The draft or request in which it was tried.</summary>
    public Guid? Draft { get; init; }

    /// <summary>Address as staff see it.</summary>
    public string? Origin { get; init; }

    /// <summary>Address and network as limits count them.</summary>
    public string? AddressKey { get; init; }
    public string? NetworkKey { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Attempt>
    {
        public void Configure(EntityTypeBuilder<Attempt> builder)
        {
            builder.ToTable("Attempts");
            builder.HasKey(a => a.Id);
            builder.Property(a => a.Target).HasMaxLength(80);
            builder.Property(a => a.Origin).HasMaxLength(64);
            builder.Property(a => a.AddressKey).HasMaxLength(40);
            builder.Property(a => a.NetworkKey).HasMaxLength(40);
            builder.HasIndex(a => new
            {
                a.Utility,
                a.Target,
                a.At,
            });
            builder.HasIndex(a => new { a.AddressKey, a.At });
            builder.HasIndex(a => new { a.NetworkKey, a.At });
            builder.HasIndex(a => new { a.Utility, a.At });
        }
    }
}
