using Ebok.Core.Attachments;
using Ebok.Web.Hosting;

namespace Ebok.Web.Attachments;

/// <summary>Files that people send: checked, kept over a slip in the form, shown to the virus scanner.</summary>
internal static class AttachmentsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddAttachments(this IServiceCollection services)
    {
        services.AddSingleton<IFileScanner>(provider =>
            provider.GetRequiredService<EbokOptions>().ClamAv is { } address
                ? ActivatorUtilities.CreateInstance<ClamdScanner>(provider, address)
                : new NoScanner()
        );
        services.AddSingleton<StoreAttachments>();
        services.AddSingleton<OpenAttachment>();
        services.AddSingleton<CheckHeldFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<CheckHeldFiles>());
        services.AddSingleton<KeptFileFolder>();
        services.AddHostedService<KeptFileUpkeep>();
        services.AddScoped<KeptFiles>();
    }
}
