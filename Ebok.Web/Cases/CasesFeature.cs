using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Ebok.Web.Attachments;

namespace Ebok.Web.Cases;

/// <summary>Wnioski, pisma, uwagi: cases and their files.</summary>
internal static class CasesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddCases(this IServiceCollection services)
    {
        services.AddAttachments();
        services.AddSingleton<ReadCaseForm>();
        services.AddSingleton<SendCase>();
        services.AddSingleton<ListCases>();
        services.AddSingleton<ReadCase>();
        services.AddSingleton<AddCaseMessage>();
        services.AddSingleton<SendNotice>();
        services.AddSingleton<ReadNotice>();
        services.AddSingleton<AnswerCase>();
        services.AddSingleton<MoveCase>();
    }

    /// <summary><c>/{slug}/pisma/{id}/zalaczniki/{file}</c>: the file, only ever as a download; 404 for what is not the
    /// customer's.</summary>
    public static void MapCases(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/{slug}/pisma/{id:guid}/zalaczniki/{file:guid}",
                async (Guid id, Guid file, Office office, OpenAttachment open, CancellationToken cancel) =>
                    await open.RunAsync(office.Actor, new CaseId(id), new AttachmentId(file), cancel) is { } found
                        ? Results.Stream(found.Content, found.ContentType, found.Name)
                        : Results.NotFound()
            )
            .WithMetadata(new SeenByStaffAttribute());
}
