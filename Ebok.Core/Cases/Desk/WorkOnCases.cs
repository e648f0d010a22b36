using Ebok.Core.Data;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Cases.Desk;

/// <summary>What can be done with several cases at once.</summary>
public enum CaseWork
{
    /// <summary>Take those that are nobody's.</summary>
    Take,

    /// <summary>Close them.</summary>
    Close,

    /// <summary>Hand them to a colleague.</summary>
    Assign,
}

/// <summary>What became of it.</summary>
/// <param name="Done">How many it was done with.</param>
/// <param name="Refused">The others, by number, each with its reason.</param>
public sealed record BulkResult(int Done, IReadOnlyList<(string Number, Refusal Refusal)> Refused);

/// <summary>Does the same with several cases: each by itself, so that one which a colleague has stops none of the
/// others.</summary>
public sealed class WorkOnCases(EbokStore store, TakeCase take, MoveCase move, AssignCase assign)
{
    /// <summary>Most at once: a page of the queue.</summary>
    public const int Most = 100;

    /// <summary>What was done, or <see cref="NotOfYourRole"/>; a case of another utility is not found and not named.</summary>
    public async Task<Result<BulkResult>> RunAsync(
        StaffActor staff,
        IReadOnlyList<CaseId> ids,
        CaseWork work,
        StaffId to,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Clerk))
            return new NotOfYourRole();
        var wanted = ids.Distinct().Take(Most).ToList();
        Dictionary<CaseId, string> numbers;
        await using (var db = store.Read(staff.Utility))
            numbers = await db
                .Cases.Where(c => wanted.Contains(c.Id))
                .ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        var done = 0;
        var refused = new List<(string, Refusal)>();
        foreach (var (id, number) in numbers.OrderBy(n => n.Value, StringComparer.Ordinal))
        {
            var refusal = work switch
            {
                CaseWork.Take => await take.RunAsync(staff, id, cancel),
                CaseWork.Close => await move.RunAsync(staff, id, CaseState.Closed, cancel),
                _ => await assign.RunAsync(staff, id, to, cancel),
            };
            if (refusal is null)
                done++;
            else
                refused.Add((number, refusal));
        }
        return new BulkResult(done, refused);
    }
}
