using Ebok.Core.Managers;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Managers;

/// <summary>States of requests and lines in words and colours.</summary>
internal static class ManagerLabels
{
    public static string Of(ManagerRequestState state) => Text($"State_{state}");

    public static BadgeKind KindOf(ManagerRequestState state) =>
        state switch
        {
            ManagerRequestState.Waiting => BadgeKind.Warn,
            ManagerRequestState.Made => BadgeKind.Ok,
            _ => BadgeKind.Quiet,
        };

    public static string Of(LineMatch match) => Text($"Match_{match}");

    public static BadgeKind KindOf(LineMatch match) =>
        match switch
        {
            LineMatch.Sure => BadgeKind.Ok,
            LineMatch.Doubtful => BadgeKind.Warn,
            _ => BadgeKind.Bad,
        };

    private static string Text(string key) =>
        OperatorManagersTexts.ResourceManager.GetString(key, OperatorManagersTexts.Culture)!;
}
