using Ebok.Core.Operators;
using Ebok.Core.Operators.People;
using Ebok.Core.Shared;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.People;

/// <summary>Roles as a form offers them, each with what it may.</summary>
internal static class RoleChoices
{
    /// <summary>From the least on.</summary>
    public static IReadOnlyList<Choice> All =>
        [.. Enum.GetValues<StaffRole>().Select(role => new Choice(ValueOf(role), StaffTexts.Of(role), HintOf(role)))];

    /// <summary>What is posted for a role.</summary>
    public static string ValueOf(StaffRole role) => role.ToString();

    /// <summary>The role posted; what is none is none that there is, and refused as that.</summary>
    public static StaffRole Read(string? value) =>
        Enum.GetValues<StaffRole>().Where(r => ValueOf(r) == value).Append((StaffRole)(-1)).First();

    private static string HintOf(StaffRole role) =>
        role switch
        {
            StaffRole.Reader => OperatorPeopleTexts.RoleReaderHint,
            StaffRole.Clerk => OperatorPeopleTexts.RoleClerkHint,
            StaffRole.Manager => OperatorPeopleTexts.RoleManagerHint,
            _ => OperatorPeopleTexts.RoleAdministratorHint,
        };
}

/// <summary>Why something was not done to a member of staff.</summary>
internal static class PeopleRefusals
{
    public static string Of(Refusal refusal) =>
        refusal switch
        {
            NotYourself => OperatorPeopleTexts.NotYourself,
            LastAdministrator => OperatorPeopleTexts.LastAdministrator,
            WorksElsewhere => OperatorPeopleTexts.WorksElsewhere,
            NotALogin => OperatorPeopleTexts.NotALogin,
            StaffLoginTaken => OperatorPeopleTexts.StaffLoginTaken,
            NotFound => OperatorTexts.GoneMeanwhile,
            _ => OperatorTexts.NotOfYourRole,
        };
}
