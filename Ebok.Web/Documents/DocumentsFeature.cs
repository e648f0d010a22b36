using Ebok.Core.Documents;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;

namespace Ebok.Web.Documents;

/// <summary>Dokumenty: list and download.</summary>
internal static class DocumentsFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<ListDocuments>();
        services.AddSingleton<OpenDocument>();
    }

    /// <summary><c>/{slug}/dokumenty/{id}</c>: the file, as a download; 404 for what is not the customer's.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                "/{slug}/dokumenty/{id:guid}",
                async (Guid id, Office office, OpenDocument open, CancellationToken cancel) =>
                {
                    var document = await open.RunAsync(office.Actor, new DocumentId(id), cancel);
                    return document is null
                        ? Results.NotFound()
                        : Results.Stream(document.Content, document.ContentType, document.Name);
                }
            )
            .WithMetadata(new SeenByStaffAttribute());
}
