using Ebok.Core.CustomerSearch;
using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>Whose cases are asked for.</summary>
public enum CaseHolder
{
    /// <summary>All of them.</summary>
    Anybody,

    /// <summary>Those that whoever asks has taken.</summary>
    Me,

    /// <summary>Those that wait to be taken.</summary>
    Nobody,

    /// <summary>Those of colleagues.</summary>
    Colleagues,
}

/// <summary>Where the cases asked for stand.</summary>
public enum CaseStage
{
    /// <summary>An answer is owed.</summary>
    Open,

    /// <summary>Answered, and the customer may write again.</summary>
    Answered,

    /// <summary>Done with.</summary>
    Closed,

    /// <summary>All.</summary>
    Any,
}

/// <summary>What is asked of the queue.</summary>
/// <param name="Stage">Where they stand.</param>
/// <param name="Holder">Whose.</param>
/// <param name="Type">Kind, <see cref="Utilities.NoticeType.Key"/>; null: any.</param>
/// <param name="Text">Words in number, text, address, e-mail, or name and code of the customer; null: all.</param>
/// <param name="Late">Only those whose legal term has passed.</param>
public sealed record CaseQueueFilter(
    CaseStage Stage = CaseStage.Open,
    CaseHolder Holder = CaseHolder.Anybody,
    string? Type = null,
    string? Text = null,
    bool Late = false
);

/// <summary>A case in the queue.</summary>
/// <param name="Id">For its address.</param>
/// <param name="Number">PR/2026/11/00001.</param>
/// <param name="TypeLabel">Rodzaj.</param>
/// <param name="CreatedOn">Came on.</param>
/// <param name="Customer">Name and code; null: a stranger's.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DueOn">Last day for the answer.</param>
/// <param name="Term">How that stands today.</param>
/// <param name="TakenBy">Login of who has it; null: nobody.</param>
/// <param name="IsMine">He who asks has it.</param>
public sealed record StaffCaseRow(
    CaseId Id,
    string Number,
    string TypeLabel,
    DateOnly CreatedOn,
    string? Customer,
    CaseState State,
    DateOnly? DueOn,
    TermState Term,
    string? TakenBy,
    bool IsMine
);

/// <summary>Letters, applications, notices, complaints as staff see them (O2): what is due first comes first.</summary>
public sealed class ListStaffCases(EbokStore store, TimeProvider clock)
{
    private static readonly SortKeys<Case> Keys = new SortKeys<Case>()
        .With("numer", c => c.Number)
        .With("rodzaj", c => c.TypeLabel)
        .With("data", c => c.CreatedAt)
        .With("termin", c => c.DueOn ?? DateOnly.MaxValue, c => c.CreatedAt)
        .With("stan", c => c.State, c => c.CreatedAt);

    /// <summary>For every role. Sorted by <c>numer</c>, <c>rodzaj</c>, <c>data</c>, <c>termin</c>, <c>stan</c>.</summary>
    public async Task<Page<StaffCaseRow>> RunAsync(
        StaffActor staff,
        CaseQueueFilter filter,
        Sort sort,
        PageRequest page,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(filter);
        var today = clock.Today();
        await using var db = store.Read(staff.Utility);
        var all = Matching(db, staff, filter, today);
        var total = await all.CountAsync(cancel);
        var usual = filter.Stage == CaseStage.Open ? new Sort("termin", Down: false) : new Sort("data", Down: true);
        var slice = Keys.Slice(db.Cases, all, c => c.Id, sort, usual, page, total);
        var rows = await slice
            .Rows.Select(c => new
            {
                c.Id,
                c.Number,
                c.TypeLabel,
                c.CreatedOn,
                Customer = db
                    .Customers.Where(k => k.Id == c.Customer)
                    .Select(k => k.Name + ", " + k.Code)
                    .FirstOrDefault(),
                c.State,
                c.DueOn,
                c.TakenBy,
                Login = db.Staff.Where(s => s.Id == c.TakenBy).Select(s => s.Login).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return slice.Page(
            rows.Select(c => new StaffCaseRow(
                c.Id,
                c.Number,
                c.TypeLabel,
                c.CreatedOn,
                c.Customer,
                c.State,
                c.DueOn,
                TermState.Of(c.DueOn, IsOpen(c.State), today),
                c.Login,
                c.TakenBy == staff.Staff
            ))
        );
    }

    internal static bool IsOpen(CaseState state) => state < CaseState.Answered;

    private static IQueryable<Case> Matching(EbokDb db, StaffActor staff, CaseQueueFilter filter, DateOnly today)
    {
        var me = staff.Staff;
        var all = filter.Stage switch
        {
            CaseStage.Open => db.Cases.Where(c => c.State < CaseState.Answered),
            CaseStage.Answered => db.Cases.Where(c => c.State == CaseState.Answered),
            CaseStage.Closed => db.Cases.Where(c => c.State == CaseState.Closed),
            _ => db.Cases,
        };
        all = filter.Holder switch
        {
            CaseHolder.Me => all.Where(c => c.TakenBy == me),
            CaseHolder.Nobody => all.Where(c => c.TakenBy == null),
            CaseHolder.Colleagues => all.Where(c => c.TakenBy != null && c.TakenBy != me),
            _ => all,
        };
        if (filter.Type is { } type)
            all = all.Where(c => c.Type == type);
        if (filter.Late)
            all = all.Where(c => c.DueOn < today && c.State < CaseState.Answered);
        return all.Search(
            filter.Text,
            db.SearchTerms,
            c => c.Customer,
            c => c.Number,
            c => c.Text,
            c => c.Address,
            c => c.Email
        );
    }
}
