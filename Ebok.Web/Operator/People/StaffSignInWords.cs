using Ebok.Core.Operators.People;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.People;

/// <summary>How somebody's sign-in stands, in words and colour.</summary>
internal static class StaffSignInWords
{
    public static (BadgeKind Kind, string Text) Of(StaffPerson person, DateTimeOffset now) =>
        person switch
        {
            { Blocked: true } => (BadgeKind.Bad, OperatorPeopleTexts.Blocked),
            { OneTimeUntil: { } until } when until > now => (
                BadgeKind.Info,
                Show.Text(OperatorPeopleTexts.WaitsFor, Show.Moment(until))
            ),
            { OneTimeUntil: not null } => (BadgeKind.Warn, OperatorPeopleTexts.OneTimeOver),
            { HasFactor: true } => (BadgeKind.Ok, OperatorPeopleTexts.Works),
            _ => (BadgeKind.Warn, OperatorPeopleTexts.NoFactor),
        };
}
