using Ebok.Core.Operators;

namespace Ebok.Web.Operator;

/// <summary>Words for what staff are.</summary>
internal static class StaffTexts
{
    public static string Of(StaffRole role) =>
        role switch
        {
            StaffRole.Reader => OperatorTexts.RoleReader,
            StaffRole.Clerk => OperatorTexts.RoleClerk,
            StaffRole.Manager => OperatorTexts.RoleManager,
            _ => OperatorTexts.RoleAdministrator,
        };
}
