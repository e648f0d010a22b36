using Ebok.Core.Operators.People;

namespace Ebok.Web.Operator.People;

/// <summary>Accounts of staff, by administrators.</summary>
internal static class StaffPeopleFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddStaffPeople(this IServiceCollection services)
    {
        services.AddSingleton<ListStaff>();
        services.AddSingleton<ReadStaff>();
        services.AddSingleton<AddStaff>();
        services.AddSingleton<ChangeStaffRole>();
        services.AddSingleton<BlockStaff>();
        services.AddSingleton<ResetStaff>();
        services.AddSingleton<EndStaffSessions>();
    }
}
