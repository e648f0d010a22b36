using Ebok.Core.Live;
using Ebok.Core.Meters.Deciding;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Readings;

/// <summary>Readings to decide on the desk.</summary>
internal sealed class ReadingDeskLines(ListReadingsToDecide list) : IDeskLines
{
    public LiveTopic Topic => LiveTopic.Readings;

    public async Task<IReadOnlyList<DeskLine>> ReadAsync(OperatorDesk desk, CancellationToken cancel)
    {
        var view = await list.RunAsync(desk.Staff, GivenState.New, new PageRequest(1, 1), cancel);
        return
        [
            new(
                OperatorReadingsTexts.Title,
                desk.Path("odczyty"),
                view.Counts.GetValueOrDefault(GivenState.New),
                view.OldestWaiting
            ),
        ];
    }
}
