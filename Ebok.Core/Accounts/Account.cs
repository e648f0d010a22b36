using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Meters;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Accounts;

/// <summary>A sign-in account of one utility's office. <c>UserName</c> is the login of the profile's kind (e-mail,
/// customer code or user number) and unique within the utility only.</summary>
public sealed class Account : IdentityUser<Guid>, IOfUtility
{
    /// <inheritdoc/>
    public UtilityId Utility { get; init; }

    /// <summary>Only good for setting an own password first (T4, K4, Q1).</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>When a temporary password dies; null: never, or the password is his own.</summary>
    public DateTimeOffset? PasswordGoodUntil { get; set; }

    /// <summary>Blocked by staff: as good as unknown at sign-in.</summary>
    public bool Blocked { get; set; }

    /// <summary>The last day on which it can sign in (M3): a manager's order ends; null: none.</summary>
    public DateOnly? EndsOn { get; set; }

    /// <summary>Version of the regulations that it accepted last; null: none. The history is in the consents.</summary>
    public string? TermsVersion { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("Accounts");
            // Identity makes the login unique everywhere; two utilities may both have a customer 001234.
            var login = builder.Metadata.FindIndex(builder.Metadata.FindProperty(nameof(NormalizedUserName))!);
            if (login is not null)
                builder.Metadata.RemoveIndex(login);
            var email = builder.Metadata.FindIndex(builder.Metadata.FindProperty(nameof(NormalizedEmail))!);
            if (email is not null)
                builder.Metadata.RemoveIndex(email);
            builder.Property(a => a.TermsVersion).HasMaxLength(40);
            builder.HasIndex(a => new { a.Utility, a.NormalizedUserName }).IsUnique();
            builder.HasIndex(a => new { a.Utility, a.NormalizedEmail });
        }
    }
}

/// <summary>Which customers an account may act for (C2, M3).</summary>
internal sealed class AccountCustomer : IOfUtility
{
    public required AccountId Account { get; init; }
    public required CustomerId Customer { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>False: only the supply points of <see cref="AccountPoint"/> (M4).</summary>
    public bool Whole { get; set; } = true;

    internal sealed class Configuration : IEntityTypeConfiguration<AccountCustomer>
    {
        public void Configure(EntityTypeBuilder<AccountCustomer> builder)
        {
            builder.HasKey(c => new { c.Account, c.Customer });
            builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.Customer).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.Utility, c.Customer });
        }
    }
}

/// <summary>A supply point that a manager of part of a customer's properties was granted (M4).</summary>
internal sealed class AccountPoint : IOfUtility
{
    public required AccountId Account { get; init; }
    public required SupplyPointId SupplyPoint { get; init; }
    public required UtilityId Utility { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AccountPoint>
    {
        public void Configure(EntityTypeBuilder<AccountPoint> builder)
        {
            builder.HasKey(p => new { p.Account, p.SupplyPoint });
            builder.HasOne<SupplyPoint>().WithMany().HasForeignKey(p => p.SupplyPoint).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A signed-in browser. The cookie holds a random key, this row its hash: ending the row signs the browser
/// out wherever it is (S3).</summary>
internal sealed class Session : IOfUtility
{
    public required SessionId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required AccountId Account { get; init; }

    /// <summary>SHA-256 of the cookie's key.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>The customer now chosen.</summary>
    public CustomerId? Customer { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>Absolute end.</summary>
    public required DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>"Zapamiętaj mnie?": the cookie outlives the browser.</summary>
    public bool Remembered { get; init; }
    public string? Origin { get; init; }
    public string? Browser { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.HasKey(s => s.Id);
            builder.HasIndex(s => s.KeyHash).IsUnique();
            builder.HasIndex(s => new { s.Account, s.EndedAt });
            builder.Property(s => s.Origin).HasMaxLength(64);
            builder.Property(s => s.Browser).HasMaxLength(256);
        }
    }
}

/// <summary>One attempt to sign in, for the customer's history and for limits (S2).</summary>
internal sealed class SignInAttempt : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>Null where the login is unknown.</summary>
    public AccountId? Account { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Succeeded { get; set; }
    public SignInMethod Method { get; set; }
    public string? Origin { get; init; }
    public string? Browser { get; init; }

    public static SignInAttempt New(
        UtilityId utility,
        AccountId? account,
        DateTimeOffset at,
        bool succeeded,
        SignInMethod method,
        Caller caller
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = utility,
            Account = account,
            At = at,
            Succeeded = succeeded,
            Method = method,
            Origin = caller.Origin,
            Browser = caller.Browser,
        };

    internal sealed class Configuration : IEntityTypeConfiguration<SignInAttempt>
    {
        public void Configure(EntityTypeBuilder<SignInAttempt> builder)
        {
            builder.HasKey(a => a.Id);
            builder.HasIndex(a => new { a.Account, a.At });
            builder.HasIndex(a => new { a.Utility, a.At });
            builder.HasIndex(a => new { a.Origin, a.At });
            builder.Property(a => a.Origin).HasMaxLength(64);
            builder.Property(a => a.Browser).HasMaxLength(256);
        }
    }
}
