using Ebok.Core.Audit;
using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Payments.Online;

/// <summary>A payment by gateway, in staff's list.</summary>
/// <param name="Row">As the customer has it.</param>
/// <param name="Reason">Why it was rejected or is unclear.</param>
/// <param name="Customer">Whose.</param>
/// <param name="Code">His code.</param>
/// <param name="Name">His name.</param>
/// <param name="OnItsWay">Paid, and the billing system does not have it yet.</param>
public sealed record StaffPaymentRow(
    OnlinePaymentRow Row,
    OnlinePaymentReason Reason,
    CustomerId Customer,
    string Code,
    string Name,
    bool OnItsWay
);

/// <summary>Payments of one state, and how many there are of each.</summary>
public sealed record StaffPaymentsView(
    Page<StaffPaymentRow> Payments,
    IReadOnlyDictionary<OnlinePaymentState, int> Counts
);

/// <summary>A payment by gateway, for staff.</summary>
public sealed record StaffPaymentView
{
    /// <summary>As in the list.</summary>
    public required StaffPaymentRow Row { get; init; }

    /// <summary>Of the page that was looked at.</summary>
    public required int Version { get; init; }

    /// <summary>The gateway's number of the transaction.</summary>
    public long? GatewayOrder { get; init; }

    /// <summary>What the gateway says was paid, where it differs.</summary>
    public Money? GatewayAmount { get; init; }

    /// <summary>When the customer came back.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>When it was paid.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When the gateway is asked next.</summary>
    public DateTimeOffset? NextCheckAt { get; init; }

    /// <summary>What staff wrote when they decided.</summary>
    public string? Note { get; init; }

    /// <summary>What it is for.</summary>
    public required IReadOnlyList<OnlinePaymentDocument> Documents { get; init; }
}

/// <summary>Payments by gateway by state, the newest first. For every role.</summary>
public sealed class ListStaffPayments(EbokStore store)
{
    private static readonly SortKeys<OnlinePayment> Keys = new SortKeys<OnlinePayment>()
        .With("numer", p => p.Number)
        .With("data", p => p.CreatedAt)
        .With("kwota", p => p.Amount);

    /// <summary>One page; all states where none is asked for. Sorted by <c>numer</c>, <c>data</c>, <c>kwota</c>.</summary>
    /// <param name="staff">Who asks.</param>
    /// <param name="state">Null: all.</param>
    /// <param name="search">Words of its number, the customer's code or name; null: all.</param>
    /// <param name="sort">By which column.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<StaffPaymentsView> RunAsync(
        StaffActor staff,
        OnlinePaymentState? state,
        string? search,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var counts = await db
            .OnlinePayments.GroupBy(p => p.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var all = (state is { } one ? db.OnlinePayments.Where(p => p.State == one) : db.OnlinePayments).Search(
            search,
            db.SearchTerms,
            p => p.Customer,
            p => p.Number
        );
        var total = await all.CountAsync(cancel);
        var slice = Keys.Slice(db.OnlinePayments, all, p => p.Id, sort, new("data", Down: true), page, total);
        var rows = await slice
            .Rows.Select(p => new
            {
                Payment = p,
                Code = db.Customers.Where(c => c.Id == p.Customer).Select(c => c.Code).First(),
                Name = db.Customers.Where(c => c.Id == p.Customer).Select(c => c.Name).First(),
            })
            .ToListAsync(cancel);
        var ids = rows.Where(r => r.Payment.State == OnlinePaymentState.Paid).Select(r => r.Payment.Id.Value).ToList();
        var onTheirWay = (
            await db
                .Ledger.Where(e => ids.Contains(e.Origin!.Value) && e.BookedAs == null)
                .Select(e => e.Origin)
                .Distinct()
                .ToListAsync(cancel)
        ).ToHashSet();
        return new(
            slice.Page(rows.Select(r => RowOf(r.Payment, r.Code, r.Name, onTheirWay.Contains(r.Payment.Id.Value)))),
            counts
        );
    }

    internal static StaffPaymentRow RowOf(OnlinePayment payment, string code, string name, bool onItsWay) =>
        new(
            new(payment.Id, payment.Number, payment.SellerNip, payment.Amount, payment.State, payment.CreatedAt),
            payment.Reason,
            payment.Customer,
            code,
            name,
            onItsWay
        );
}

/// <summary>One of them. For every role.</summary>
public sealed class ReadStaffPayment(EbokStore store)
{
    /// <summary>Null where there is none.</summary>
    public async Task<StaffPaymentView?> RunAsync(StaffActor staff, OnlinePaymentId id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        await using var db = store.Read(staff.Utility);
        var found = await db
            .OnlinePayments.Where(p => p.Id == id)
            .Join(
                db.Customers,
                p => p.Customer,
                c => c.Id,
                (p, c) =>
                    new
                    {
                        Payment = p,
                        c.Code,
                        c.Name,
                    }
            )
            .SingleOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var payment = found.Payment;
        var origin = id.Value;
        return new()
        {
            Row = ListStaffPayments.RowOf(
                payment,
                found.Code,
                found.Name,
                await db.Ledger.AnyAsync(e => e.Origin == origin && e.BookedAs == null, cancel)
            ),
            Version = payment.Version,
            GatewayOrder = payment.GatewayOrder,
            GatewayAmount = payment.GatewayAmount,
            ReturnedAt = payment.ReturnedAt,
            PaidAt = payment.PaidAt,
            NextCheckAt = payment.NextCheckAt,
            Note = payment.Note,
            Documents = await db
                .OnlinePaymentParts.Where(p => p.Payment == id)
                .OrderBy(p => p.Id)
                .Select(p => new OnlinePaymentDocument(p.Concerns, p.Invoice, p.Amount))
                .ToListAsync(cancel),
        };
    }
}

/// <summary>Staff ask the gateway about a payment, or decide over one that is unclear. Clerks and above.</summary>
public sealed class DecideOnlinePayment(
    EbokStore store,
    AskGateway ask,
    TellPayer tell,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 1000;

    /// <summary>Asks the gateway how it stands, and takes what it says.</summary>
    public async Task<Result<OnlinePaymentState>> AskAsync(
        StaffActor staff,
        OnlinePaymentId id,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        await using (var db = store.Read(staff.Utility))
            if (!await db.OnlinePayments.AnyAsync(p => p.Id == id, cancel))
                return NotFound.Instance;
        await ask.RunAsync(staff.Utility, id, cancel);
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                await audit.AddAsync(db, staff, AuditAct.OnlinePaymentAsked, id.Value, null, cancel);
                return await db.OnlinePayments.Where(p => p.Id == id).Select(p => p.State).SingleAsync(cancel);
            },
            cancel
        );
    }

    /// <summary>Says that an unclear payment was paid, or that it was not: with a note, for the record.</summary>
    public async Task<Result<OnlinePaymentState>> CloseAsync(
        StaffActor staff,
        OnlinePaymentId id,
        int version,
        bool paid,
        string? note,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        if (string.IsNullOrWhiteSpace(note) || note.Trim().Length > LongestNote)
            return new ReasonMissing();
        return await store.WriteAsync(
            staff.Utility,
            async db =>
            {
                if (await db.LockAsync(id, cancel) is not { } payment)
                    return (Result<OnlinePaymentState>)NotFound.Instance;
                if (payment.State != OnlinePaymentState.Unclear || payment.Version != version + 1)
                    return ChangedMeanwhile.Instance;
                payment.Note = note.Trim();
                if (paid)
                    await tell.PaidAsync(db, payment, clock.GetUtcNow(), cancel);
                else
                    await tell.NotPaidAsync(db, payment, cancel);
                payment.Reason = OnlinePaymentReason.DecidedByStaff;
                await audit.AddAsync(
                    db,
                    staff,
                    AuditAct.OnlinePaymentDecided,
                    id.Value,
                    paid ? "paid" : "not paid",
                    cancel
                );
                return payment.State;
            },
            cancel
        );
    }
}
