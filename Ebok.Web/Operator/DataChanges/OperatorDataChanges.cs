using Ebok.Core.DataChanges;

namespace Ebok.Web.Operator.DataChanges;

/// <summary>Words and addresses of the states of a change of data, as staff call them.</summary>
internal static class OperatorDataChanges
{
    /// <summary>In the order of the tabs; the first is what is shown without a choice.</summary>
    public static IReadOnlyList<(DataChangeState State, string Slug)> All { get; } =
    [
        (DataChangeState.Waiting, "do-decyzji"),
        (DataChangeState.Accepted, "przyjete"),
        (DataChangeState.Billed, "wprowadzone"),
        (DataChangeState.Refused, "odrzucone"),
    ];

    public static DataChangeState Read(string? slug) => All.FirstOrDefault(s => s.Slug == slug, All[0]).State;

    public static string SlugOf(DataChangeState state) => All.First(s => s.State == state).Slug;

    public static string Of(DataChangeState state) =>
        state switch
        {
            DataChangeState.Waiting => OperatorDataChangesTexts.StateWaiting,
            DataChangeState.Accepted => OperatorDataChangesTexts.StateAccepted,
            DataChangeState.Billed => OperatorDataChangesTexts.StateBilled,
            _ => OperatorDataChangesTexts.StateRefused,
        };
}
