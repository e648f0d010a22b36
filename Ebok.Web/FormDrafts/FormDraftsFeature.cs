using Ebok.Core.FormDrafts;

namespace Ebok.Web.FormDrafts;

/// <summary>Forms whose session ended while they were filled in.</summary>
internal static class FormDraftsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddFormDrafts(this IServiceCollection services)
    {
        services.AddSingleton<KeepForm>();
        services.AddSingleton<FindForm>();
        services.AddScoped<KeptForms>();
    }
}
