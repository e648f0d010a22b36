using Ebok.Core.Imports.Bank;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Payments;

/// <summary>Payments by gateway and bank statements, staff's side (O5, M6).</summary>
internal static class OperatorPaymentsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddOperatorPayments(this IServiceCollection services)
    {
        services.AddSingleton<ListStaffPayments>();
        services.AddStaffTable<GatewayPaymentsTable>();
        services.AddStaffTable<BankEntriesTable>();
        services.AddSingleton<ReadStaffPayment>();
        services.AddSingleton<DecideOnlinePayment>();
        services.AddSingleton<ImportBank>();
        services.AddSingleton<ImportBankAsStaff>();
        services.AddSingleton<ListBankEntries>();
        services.AddSingleton<ReadBankEntry>();
        services.AddSingleton<DecideBankEntry>();
    }
}
