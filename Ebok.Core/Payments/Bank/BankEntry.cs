using Ebok.Core.Data;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ebok.Core.Payments.Bank;

/// <summary>What became of an entry of a bank statement. Stored as numbers: append only.</summary>
public enum BankEntryState
{
    /// <summary>Not allocated, or only in part: staff decide.</summary>
    Unallocated = 0,

    /// <summary>All of it is a customer's.</summary>
    Allocated = 1,

    /// <summary>Taken back by the bank, or what takes another back.</summary>
    Reversed = 2,

    /// <summary>No customer's payment, as staff decided.</summary>
    Dismissed = 3,

    /// <summary>Of the gateway, for a payment that is known already.</summary>
    OfGateway = 4,
}

/// <summary>By what an entry found its customer. Stored as numbers: append only.</summary>
public enum BankEntryFound
{
    /// <summary>It did not.</summary>
    No = 0,

    /// <summary>Individual account.</summary>
    ByAccount = 1,

    /// <summary>Number of an invoice in its title.</summary>
    ByInvoice = 2,

    /// <summary>Number of a payment by gateway in its title.</summary>
    ByOnlinePayment = 3,

    /// <summary>Staff.</summary>
    ByHand = 4,
}

/// <summary>Money that came, or was taken back, as a bank statement tells it (O5). What it was put on are entries of the
/// ledger whose origin it is.</summary>
[ShownLive(LiveTopic.Payments)]
internal sealed class BankEntry : IOfUtility
{
    public required BankEntryId Id { get; init; }
    public required UtilityId Utility { get; init; }

    /// <summary>32 hex digits of what makes the entry the same in whichever file it comes again.</summary>
    public required string Key { get; init; }

    /// <summary>Account of the statement.</summary>
    public required string Account { get; init; }

    /// <summary>Company of that account; null where it is none's.</summary>
    public string? SellerNip { get; init; }

    /// <summary>Number of the statement, and the file it came in.</summary>
    public required string Statement { get; init; }
    public required string File { get; init; }
    public required int Line { get; init; }
    public required DateOnly On { get; init; }

    /// <summary>Above zero; below for a payment taken back whose entry was not found.</summary>
    public required Money Amount { get; init; }
    public required string Currency { get; init; }
    public required string Reference { get; init; }
    public required string PayerAccount { get; init; }
    public required string Payer { get; init; }
    public required string Title { get; init; }
    public BankEntryState State { get; set; }
    public BankEntryFound Found { get; set; }

    /// <summary>Why staff dismissed it.</summary>
    public string? Note { get; set; }

    /// <summary>Counts changes: the second of two clerks is told.</summary>
    public int Version { get; set; }
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>What its payments are called in the ledger.</summary>
    public string Number => "BK-" + Key[..12];

    internal sealed class Configuration : IEntityTypeConfiguration<BankEntry>
    {
        public void Configure(EntityTypeBuilder<BankEntry> builder)
        {
            builder.HasKey(e => e.Id);
            builder.Ignore(e => e.Number);
            builder.Property(e => e.Key).HasMaxLength(32);
            builder.Property(e => e.Account).HasMaxLength(34);
            builder.Property(e => e.SellerNip).HasMaxLength(30);
            builder.Property(e => e.Statement).HasMaxLength(35);
            builder.Property(e => e.File).HasMaxLength(256);
            builder.Property(e => e.Currency).HasMaxLength(3);
            builder.Property(e => e.Reference).HasMaxLength(64);
            builder.Property(e => e.PayerAccount).HasMaxLength(34);
            builder.Property(e => e.Payer).HasMaxLength(256);
            builder.Property(e => e.Title).HasMaxLength(512);
            builder.Property(e => e.Note).HasMaxLength(1000);
            builder.HasIndex(e => new { e.Utility, e.Key }).IsUnique();
            builder.HasIndex(e => new
            {
                e.Utility,
                e.State,
                e.On,
                e.Id,
            });
        }
    }
}
