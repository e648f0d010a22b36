using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Live;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ebok.Web.Operator.CaseDesk;

/// <summary>Open cases on the desk, a line a kind, with their legal term.</summary>
internal sealed class CaseDeskLines(ReadCaseNumbers read, TimeProvider clock) : IDeskLines
{
    public IReadOnlyList<LiveTopic> Topics => [LiveTopic.Cases];

    public async Task<IReadOnlyList<DeskLine>> ReadAsync(OperatorDesk desk, CancellationToken cancel)
    {
        var today = clock.Today();
        var numbers = await read.RunAsync(desk.Staff, cancel);
        return
        [
            .. numbers.Open.Select(kind => new DeskLine(
                kind.Label,
                // A change of data is decided value by value, not answered like a letter.
                kind.Type == CaseTypes.DataChange
                    ? desk.Path("zmiany-danych")
                    : desk.Path(CaseQueueTable.Address) + new QueryBuilder { { "rodzaj", kind.Type } },
                kind.Count,
                kind.Oldest,
                TermState.Of(kind.FirstDue, owed: true, today),
                kind.Late
            )),
        ];
    }
}
