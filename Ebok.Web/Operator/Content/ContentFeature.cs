using Ebok.Core.Content;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;

namespace Ebok.Web.Operator.Content;

/// <summary>News, help, documents, regulations and consent words, as staff publish them.</summary>
internal static class ContentFeature
{
    /// <summary>Registers the use cases of staff and of customers.</summary>
    public static void AddContent(this IServiceCollection services)
    {
        services.AddSingleton<ListArticles>();
        services.AddStaffTable<NewsTable>();
        services.AddStaffTable<HelpTable>();
        services.AddStaffTable<DocumentsTable>();
        services.AddSingleton<ReadArticle>();
        services.AddSingleton<SaveArticle>();
        services.AddSingleton<DeleteArticle>();
        services.AddSingleton<ListHelp>();
        services.AddSingleton<CopyHelp>();
        services.AddSingleton<ListPublicDocuments>();
        services.AddSingleton<ReadPublicDocument>();
        services.AddSingleton<PublishDocument>();
        services.AddSingleton<ChangePublicDocument>();
        services.AddSingleton<OpenPublicDocument>();
        services.AddSingleton<LegalTexts>();
        services.AddSingleton<ListLegal>();
        services.AddStaffTable<LegalTable>();
        services.AddSingleton<PreviewLegal>();
        services.AddSingleton<PublishLegal>();
        services.AddSingleton<AcceptTerms>();
    }

    /// <summary><c>/operator/{utility}/dokumenty/{id}/plik</c>: the file, shown to customers or not.</summary>
    public static void MapContent(this IEndpointRouteBuilder app) =>
        app.MapGet(
                OperatorFeature.Root + "/{utility}/dokumenty/{id:guid}/plik",
                async (Guid id, OperatorDesk desk, OpenPublicDocument open, CancellationToken cancel) =>
                    await open.RunAsync(desk.Staff, new DocumentId(id), cancel) is { } document
                        ? Results.Stream(document.Content, document.ContentType, document.Name)
                        : Results.NotFound()
            )
            .WithMetadata(new StaffPageAttribute());
}
