using Ebok.Core.Operators.People;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.People;

/// <summary>Accounts of staff, by administrators.</summary>
internal static class StaffPeopleFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddStaffPeople(this IServiceCollection services)
    {
        services.AddSingleton<ListStaff>();
        services.AddStaffTable<StaffPeopleTable>();
        services.AddSingleton<ReadStaff>();
        services.AddSingleton<AddStaff>();
        services.AddSingleton<ChangeStaffRole>();
        services.AddSingleton<BlockStaff>();
        services.AddSingleton<ResetStaff>();
        services.AddSingleton<EndStaffSessions>();
    }
}
