using Ebok.Core.Managers;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Managers;

namespace Ebok.Web.Managers;

/// <summary>Property managers (M3, M4): the request for an account, and what staff do with it.</summary>
internal static class ManagersFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddManagers(this IServiceCollection services)
    {
        services.AddSingleton<SendManagerRequest>();
        services.AddSingleton<ConfirmManagerRequest>();
        services.AddSingleton<ReadManagers>();
        services.AddStaffTable<ManagerRequestsTable>();
        services.AddStaffTable<ManagersTable>();
        services.AddSingleton<MatchAddresses>();
        services.AddSingleton<MakeManager>();
        services.AddSingleton<EnterManagerRequest>();
        services.AddSingleton<KeepManager>();
        services.AddSingleton<PrintManagerLetter>();
    }
}
