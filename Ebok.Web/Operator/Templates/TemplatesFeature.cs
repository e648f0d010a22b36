using Ebok.Core.Mail.Templates;

namespace Ebok.Web.Operator.Templates;

/// <summary>Words of the mails, by managers.</summary>
internal static class TemplatesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddMailTemplates(this IServiceCollection services)
    {
        services.AddSingleton<MailSpecimens>();
        services.AddSingleton<ListMailTemplates>();
        services.AddSingleton<ReadMailTemplate>();
        services.AddSingleton<PreviewMailTemplate>();
        services.AddSingleton<SaveMailTemplate>();
    }
}
