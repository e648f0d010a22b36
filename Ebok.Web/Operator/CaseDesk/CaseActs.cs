using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Operators;
using Ebok.Core.Shared;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>The use cases behind the buttons of a case's page.</summary>
internal sealed class CaseActs(TakeCase take, GiveBackCase giveBack, AssignCase assign, MoveCase move, AddCaseNote note)
{
    /// <summary>What a button says; one that is none of ours does nothing.</summary>
    public async Task<Refusal?> WorkAsync(
        StaffActor staff,
        CaseId id,
        string button,
        StaffId to,
        CancellationToken cancel
    ) =>
        button switch
        {
            CaseDeskLabels.Take => await take.RunAsync(staff, id, cancel),
            CaseDeskLabels.GiveBack => await giveBack.RunAsync(staff, id, cancel),
            CaseDeskLabels.Assign => await assign.RunAsync(staff, id, to, cancel),
            CaseDeskLabels.Begin or CaseDeskLabels.Reopen => await move.RunAsync(
                staff,
                id,
                CaseState.InProgress,
                cancel
            ),
            CaseDeskLabels.Close => await move.RunAsync(staff, id, CaseState.Closed, cancel),
            _ => null,
        };

    /// <summary>Notes something down.</summary>
    public Task<Refusal?> NoteAsync(
        StaffActor staff,
        CaseId id,
        string? text,
        Guid request,
        CancellationToken cancel
    ) => note.RunAsync(staff, id, text, request, cancel);
}
