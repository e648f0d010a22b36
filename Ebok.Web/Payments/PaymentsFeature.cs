using Ebok.Core.Payments;
using Ebok.Core.Payments.Interest;

namespace Ebok.Web.Payments;

/// <summary>Saldo płatności, wpłaty, noty.</summary>
internal static class PaymentsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddPayments(this IServiceCollection services)
    {
        services.AddSingleton<ListDues>();
        services.AddSingleton<ListPayments>();
        services.AddSingleton<ListNotes>();
        services.AddSingleton<ReckonInterest>();
    }
}
