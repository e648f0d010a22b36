using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Registration;

/// <summary>Where a registration stands; what the confirmation link shows at every click (K2). Stored as numbers: append
/// only.</summary>
public enum RegistrationState
{
    /// <summary>The e-mail address is not confirmed yet.</summary>
    WaitingForEmail = 0,

    /// <summary>An operator compares the data (K3).</summary>
    BeingChecked = 1,

    /// <summary>Refused, with a reason.</summary>
    Refused = 2,

    /// <summary>Approved: the letter with login and one-time password is to be printed.</summary>
    LetterToPrint = 3,

    /// <summary>Printed, not yet marked as sent.</summary>
    LetterPrinted = 4,

    /// <summary>The letter is on its way.</summary>
    LetterSent = 5,

    /// <summary>The account is there and can sign in.</summary>
    Active = 6,

    /// <summary>The e-mail address was not confirmed in time.</summary>
    Lapsed = 7,
}

/// <summary>A registration that was sent in (K1–K3, M1–M2, T3, Q1, W4), kept with what was entered.</summary>
[ShownLive(LiveTopic.Registrations)]
internal sealed class RegistrationRequest : IOfUtility
{
    public required RegistrationId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required RegistrationState State { get; set; }

    /// <summary>What was entered, by <see cref="Utilities.FieldKey"/>, as JSON; without passwords and codes.</summary>
    public required string Values { get; init; }

    /// <summary>What the account will be called.</summary>
    public required string Login { get; set; }
    public required string Email { get; init; }
    public string? Phone { get; init; }

    /// <summary>The customer whose data they are; null where an operator is to find him.</summary>
    public CustomerId? Customer { get; set; }

    /// <summary>Proofs that failed, comma-separated <see cref="Utilities.ProofKind"/>; empty: all held.</summary>
    public string ProofsFailed { get; init; } = "";

    /// <summary>Own password, until the account is made.</summary>
    public string? PasswordHash { get; set; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public string? Origin { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public StaffId? DecidedBy { get; set; }

    /// <summary>Told to the customer when he clicks his link.</summary>
    public string? RefusalReason { get; set; }
    public DateTimeOffset? LetterPrintedAt { get; set; }
    public DateTimeOffset? LetterSentAt { get; set; }

    /// <summary>The account that came of it.</summary>
    public AccountId? Account { get; set; }

    /// <summary>Grows with each change: two clerks do not decide the same one.</summary>
    public int Version { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<RegistrationRequest>
    {
        public void Configure(EntityTypeBuilder<RegistrationRequest> builder)
        {
            builder.ToTable("Registrations");
            builder.HasKey(r => r.Id);
            builder.HasOne<Customer>().WithMany().HasForeignKey(r => r.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(r => new
            {
                r.Utility,
                r.State,
                r.SubmittedAt,
                r.Id,
            });
            builder.HasIndex(r => new { r.Utility, r.Customer });
            builder.Property(r => r.Login).HasMaxLength(256);
            builder.Property(r => r.Email).HasMaxLength(254);
            builder.Property(r => r.Phone).HasMaxLength(40);
            builder.Property(r => r.Origin).HasMaxLength(64);
            builder.Property(r => r.RefusalReason).HasMaxLength(2000);
            builder.Property(r => r.Version).IsConcurrencyToken();
        }
    }
}
