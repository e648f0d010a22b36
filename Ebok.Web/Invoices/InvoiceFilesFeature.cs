using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Pdf;
using Ebok.Core.Ksef;
using Ebok.Core.Pdf;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Microsoft.Net.Http.Headers;

namespace Ebok.Web.Invoices;

/// <summary>An invoice as a file: PDF for people, XML for programs (K8, B1).</summary>
internal static class InvoiceFilesFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddInvoiceFiles(this IServiceCollection services, EbokOptions options)
    {
        services.AddSingleton(new PdfFonts(options.FontsFolder));
        services.AddSingleton(new VerificationLink(options.KsefHost));
        services.AddSingleton<RenderInvoicePdf>();
        services.AddSingleton<InvoiceSheets>();
        services.AddSingleton<OpenInvoicePdf>();
        services.AddSingleton<OpenInvoiceXml>();
    }

    /// <summary><c>/{slug}/faktury/{id}/pdf</c>, shown in the browser or with <c>?pobierz</c> downloaded, and
    /// <c>/xml</c>, always downloaded. Somebody else's is 404.</summary>
    public static void MapInvoiceFiles(this IEndpointRouteBuilder endpoints)
    {
        var invoice = endpoints.MapGroup("/{slug}/faktury/{id:guid}").WithMetadata(new SeenByStaffAttribute());
        invoice.MapGet(
            "/pdf",
            async (Office office, Guid id, HttpContext context, OpenInvoicePdf open) =>
                Answer(
                    context,
                    await open.RunAsync(office.Actor, new InvoiceId(id), context.RequestAborted),
                    context.Request.Query.ContainsKey("pobierz")
                )
        );
        invoice.MapGet(
            "/xml",
            async (Office office, Guid id, HttpContext context, OpenInvoiceXml open) =>
                Answer(
                    context,
                    await open.RunAsync(office.Actor, new InvoiceId(id), context.RequestAborted),
                    download: true
                )
        );
    }

    private static IResult Answer(HttpContext context, InvoiceFile? file, bool download)
    {
        if (file is null)
            return Results.NotFound();
        var headers = context.Response.Headers;
        if (!download)
        {
            // A name for those who save it from the browser's own viewer.
            var inline = new ContentDispositionHeaderValue("inline");
            inline.SetHttpFileName(file.Name);
            headers.ContentDisposition = inline.ToString();
        }
        return Results.Stream(
            file.Content,
            file.ContentType,
            download ? file.Name : null,
            entityTag: file.Tag.Length > 0 ? new EntityTagHeaderValue($"\"{file.Tag}\"") : null,
            enableRangeProcessing: true
        );
    }
}
