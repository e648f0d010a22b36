using Ebok.Core.Content;
using Ebok.Core.Documents;
using Ebok.Core.Registration;
using Ebok.Web.Accounts;
using Ebok.Web.Content;

namespace Ebok.Web.Registration;

/// <summary>Rejestracja: the wizard, its confirmation link, and the documents that one agrees to.</summary>
internal static class RegistrationFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddRegistration(this IServiceCollection services)
    {
        services.AddSingleton<ReadDraft>();
        services.AddSingleton<SaveField>();
        services.AddSingleton<ForgetDraft>();
        services.AddSingleton<TakeStep>();
        services.AddSingleton<SendCodeAgain>();
        services.AddSingleton<SubmitRegistration>();
        services.AddSingleton<AccountOpening>();
        services.AddSingleton<ConfirmRegistration>();
        services.AddSingleton<ReadRegistrationState>();
        services.AddSingleton<OpenLegalDocument>();
        services.AddSingleton<RegistrationCookie>();
    }

    /// <summary><c>/{slug}/regulamin</c> and <c>/{slug}/polityka-prywatnosci</c>: for everybody, in the browser.</summary>
    public static void MapRegistration(this IEndpointRouteBuilder endpoints)
    {
        Map(LegalKind.Terms);
        Map(LegalKind.Privacy);

        void Map(LegalKind kind) =>
            endpoints
                .MapGet(
                    "/{slug}/" + LegalAddress.Of(kind),
                    async (Office office, OpenLegalDocument open, HttpResponse response, CancellationToken cancel) =>
                    {
                        if (await open.RunAsync(office.Utility, kind, cancel) is not { } document)
                            return Results.NotFound();
                        response.Headers.ContentDisposition = "inline";
                        return Results.Stream(document.Content, document.ContentType);
                    }
                )
                .AllowAnonymous();
    }
}
