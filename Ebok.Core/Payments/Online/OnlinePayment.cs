using Ebok.Core.Customers;
using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Payments.Online;

/// <summary>Where a payment by gateway stands (M6). Stored as numbers: append only.</summary>
public enum OnlinePaymentState
{
    /// <summary>Rozpoczęta: registered with the gateway, the customer was sent there.</summary>
    Started = 0,

    /// <summary>Czeka: the customer came back or the gateway told of money, and it is not confirmed yet.</summary>
    Waiting = 1,

    /// <summary>Opłacona: the gateway confirmed the amount.</summary>
    Paid = 2,

    /// <summary>Odrzucona: the gateway did not take the order, or could not be reached; nothing was paid.</summary>
    Rejected = 3,

    /// <summary>Wygasła: not paid in time.</summary>
    Expired = 4,

    /// <summary>Do wyjaśnienia: something does not agree; staff look at it.</summary>
    Unclear = 5,
}

/// <summary>What is behind <see cref="OnlinePaymentState.Rejected"/> and <see cref="OnlinePaymentState.Unclear"/>. Stored
/// as numbers: append only.</summary>
public enum OnlinePaymentReason
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The gateway could not be reached, or answered with a failure of its own.</summary>
    GatewayAway = 1,

    /// <summary>The gateway answered that it does not take the order.</summary>
    GatewayRefused = 2,

    /// <summary>The gateway tells of another amount than was asked for.</summary>
    AmountDiffers = 3,

    /// <summary>The gateway tells of another currency than was asked for.</summary>
    CurrencyDiffers = 4,

    /// <summary>The gateway told of money and then did not confirm it.</summary>
    NotConfirmed = 5,

    /// <summary>The gateway has given the money back.</summary>
    Returned = 6,

    /// <summary>The gateway has not answered for days.</summary>
    NoAnswer = 7,

    /// <summary>Staff looked into it and decided.</summary>
    DecidedByStaff = 8,
}

/// <summary>A payment that a customer makes by a gateway to one company for one or several documents (M6).</summary>
[ShownLive(LiveTopic.Payments)]
internal sealed class OnlinePayment : IOfUtility
{
    public required OnlinePaymentId Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required CustomerId Customer { get; init; }

    /// <summary>Who pays.</summary>
    public required AccountId Account { get; init; }
    public required string SellerNip { get; init; }

    /// <summary>EP-7KQXM2PD: what people, the gateway's reports and the bank call it.</summary>
    public required string Number { get; init; }

    /// <summary>Of the form: sent twice it is one payment.</summary>
    public required Guid Request { get; init; }

    /// <summary>Sum of the parts, in PLN.</summary>
    public required Money Amount { get; init; }
    public OnlinePaymentState State { get; set; }
    public OnlinePaymentReason Reason { get; set; }

    /// <summary>The gateway's, for its page; null until registered.</summary>
    public string? Token { get; set; }

    /// <summary>The gateway's number of the transaction, once it has told of one.</summary>
    public long? GatewayOrder { get; set; }

    /// <summary>What the gateway says was paid, where it differs.</summary>
    public Money? GatewayAmount { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The customer came back.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>When the gateway is asked next; null: no more.</summary>
    public DateTimeOffset? NextCheckAt { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Checks { get; set; }

    /// <summary>Counts changes: two that come at once wait for each other by it.</summary>
    public int Version { get; set; }

    /// <summary>What staff wrote when they decided.</summary>
    public string? Note { get; set; }

    /// <summary>Name of the payment with the gateway, unique there and not to be guessed.</summary>
    public string Session => Id.Value.ToString("N");

    internal sealed class Configuration : IEntityTypeConfiguration<OnlinePayment>
    {
        public void Configure(EntityTypeBuilder<OnlinePayment> builder)
        {
            builder.HasKey(p => p.Id);
            builder.Ignore(p => p.Session);
            builder.Property(p => p.SellerNip).HasMaxLength(30);
            builder.Property(p => p.Number).HasMaxLength(20);
            builder.Property(p => p.Token).HasMaxLength(256);
            builder.Property(p => p.Note).HasMaxLength(1000);
            builder.HasIndex(p => new { p.Utility, p.Request }).IsUnique();
            builder.HasIndex(p => new { p.Utility, p.Number }).IsUnique();
            builder.HasIndex(p => new
            {
                p.Utility,
                p.Customer,
                p.CreatedAt,
            });
            builder.HasIndex(p => new
            {
                p.Utility,
                p.State,
                p.CreatedAt,
                p.Id,
            });
            builder.HasIndex(p => new
            {
                p.Utility,
                p.CreatedAt,
                p.Id,
            });
            builder.HasIndex(p => new { p.Utility, p.PaidAt });
            // Over all utilities, for whoever asks the gateway: few.
            builder.HasIndex(p => p.NextCheckAt).HasFilter($"\"{nameof(NextCheckAt)}\" IS NOT NULL");
            builder.HasOne<Customer>().WithMany().HasForeignKey(p => p.Customer).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A document that a payment is for, and with how much.</summary>
internal sealed class OnlinePaymentPart : IOfUtility
{
    public required Guid Id { get; init; }
    public required UtilityId Utility { get; init; }
    public required OnlinePaymentId Payment { get; init; }

    /// <summary>Number of the invoice or note.</summary>
    public required string Concerns { get; init; }

    /// <summary>The invoice; null for a note.</summary>
    public InvoiceId? Invoice { get; init; }
    public required Money Amount { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OnlinePaymentPart>
    {
        public void Configure(EntityTypeBuilder<OnlinePaymentPart> builder)
        {
            builder.HasKey(p => p.Id);
            builder.Property(p => p.Concerns).HasMaxLength(256);
            builder.HasIndex(p => new { p.Utility, p.Payment });
            builder.HasOne<OnlinePayment>().WithMany().HasForeignKey(p => p.Payment).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
