using Ebok.Core.Mail.Templates;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Templates;

/// <summary>Words of the mails, by managers.</summary>
internal static class TemplatesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddMailTemplates(this IServiceCollection services)
    {
        services.AddSingleton<MailSpecimens>();
        services.AddSingleton<ListMailTemplates>();
        services.AddStaffTable<MailTemplatesTable>();
        services.AddSingleton<ReadMailTemplate>();
        services.AddSingleton<PreviewMailTemplate>();
        services.AddSingleton<SaveMailTemplate>();
    }
}
