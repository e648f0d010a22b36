using Ebok.Core.Audit;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Ebok.Web.Operator.Content;
using Ebok.Web.Operator.Frame;
using Ebok.Web.Operator.Log;
using Ebok.Web.Operator.Numbers;
using Ebok.Web.Operator.People;
using Ebok.Web.Operator.Templates;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator;

/// <summary>The staff's side: sign-in, registrations, letters, accounts made at the counter.</summary>
internal static class OperatorFeature
{
    /// <summary>What every address of staff begins with.</summary>
    public const string Root = "/operator";

    /// <summary>The only page of staff that strangers see.</summary>
    public const string SignInPath = Root + "/logowanie";

    /// <summary>What the rules of a new password ask while one types (S1).</summary>
    public const string RatePath = Root + "/haslo/ocena";

    /// <summary>Registers the use cases, and the staff's own scheme and policy beside the customers'.</summary>
    public static void AddOperator(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(new StaffSettings(DemoNeedsNoFactor: environment.IsDevelopment()));
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<RecordDeniedRights>();
        services.AddStaffPeople();
        services.AddAuditLog();
        services.AddContent();
        services.AddNumbers();
        services.AddMailTemplates();
        services.AddSingleton<StaffSessions>();
        services.AddSingleton<SignInStaff>();
        services.AddSingleton<StaffFactor>();
        services.AddSingleton<SignOutStaff>();
        services.AddSingleton<StaffPasswordCheck>();
        services.AddSingleton<ChangeStaffPassword>();
        services.AddSingleton<KeepStaffFactors>();
        services.AddSingleton<ManageStaff>();
        services.AddSingleton<ReadDesk>();
        services.AddSingleton<ListRegistrations>();
        services.AddSingleton<ReadRegistration>();
        services.AddSingleton<FindCustomers>();
        services.AddSingleton<ApproveRegistration>();
        services.AddSingleton<RefuseRegistration>();
        services.AddSingleton<RenderLetters>();
        services.AddSingleton<PrintLetters>();
        services.AddSingleton<PrintCounterLetter>();
        services.AddSingleton<MarkLettersSent>();
        services.AddSingleton<ListLetters>();
        services.AddSingleton<ReadCounterCustomer>();
        services.AddSingleton<MakeCounterAccount>();
        services.AddSingleton<ListAttempts>();
        services.AddSingleton<RecordExport>();
        services.AddSingleton<OperatorMenu>();
        services.AddStaffTable<RegistrationsTable>();
        services.AddStaffTable<AttemptsTable>();
        services.AddStaffTable<LettersTable>();
        services.AddSingleton<IDeskLines, WaitingDeskLines>();
        services.AddSingleton<HoldWork>();
        services.AddScoped<PageHold>();
        services.AddScoped<StaffCircuit>();
        services.AddScoped<OperatorDesk>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, StaffHandler>(StaffHandler.Name, null);
        services.AddSingleton<IAuthorizationHandler, StaffRequirementHandler>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                StaffPageAttribute.Policy,
                policy =>
                    policy
                        .AddAuthenticationSchemes(StaffHandler.Name)
                        .RequireAuthenticatedUser()
                        .AddRequirements(new StaffRequirement())
            );
    }

    /// <summary>Addresses without a page.</summary>
    public static void MapOperator(this IEndpointRouteBuilder app)
    {
        var needsToken = new RequireAntiforgeryTokenAttribute();
        app.MapPost(Root + "/wyloguj", SignOutAsync)
            .WithMetadata(needsToken, new StaffPageAttribute(), new OpenWhileAttribute(Enum.GetValues<StaffStage>()));
        app.MapPost(RatePath, Rate)
            .RequireRateLimiting(AddressLimits.Cheap)
            .WithMetadata(
                needsToken,
                new StaffPageAttribute(),
                new OpenWhileAttribute(StaffStage.OwesPassword),
                new RequestSizeLimitAttribute(PasswordRating.LargestRequest),
                new AsksOnlyAttribute()
            );
        LetterEndpoints.Map(app);
        StaffPasskeyEndpoints.Map(app);
        AuditLogEndpoints.Map(app);
        LiveEndpoint.Map(app);
        PageHold.Map(app);
        StaffTheme.Map(app);
        app.MapStaffTables();
        app.MapContent();
        app.MapNumbers();
    }

    private static IResult Rate(
        [FromForm(Name = "haslo")] string? password,
        OperatorDesk desk,
        ChangeStaffPassword change,
        HttpResponse response
    )
    {
        response.Headers.CacheControl = "no-store";
        return Results.Json(PasswordRating.Of(password ?? "", change.RulesFor(desk.Session), desk.Session.Login));
    }

    /// <summary>A page of staff is closed by their policy alone: the customers', which every page has, asks for a
    /// customer. Whatever is not marked stays the customers'.</summary>
    public static RazorComponentsEndpointConventionBuilder ForStaffOnly(
        this RazorComponentsEndpointConventionBuilder pages
    )
    {
        pages.Finally(endpoint =>
        {
            if (!endpoint.Metadata.OfType<StaffPageAttribute>().Any())
                return;
            foreach (
                var customers in endpoint.Metadata.OfType<AuthorizeAttribute>().Where(a => a.Policy is null).ToList()
            )
                endpoint.Metadata.Remove(customers);
        });
        return pages;
    }

    /// <summary>Where what is owed is asked for.</summary>
    public static string PathOf(StaffStage stage) =>
        stage switch
        {
            StaffStage.OwesFactor => Root + "/kod",
            StaffStage.OwesEnrolment => Root + "/drugi-skladnik",
            StaffStage.OwesPassword => Root + "/haslo",
            _ => Root,
        };

    private static async Task<IResult> SignOutAsync(
        HttpContext context,
        OperatorDesk desk,
        SignOutStaff signOut,
        SessionCookie cookie,
        CancellationToken cancel
    )
    {
        await signOut.RunAsync(desk.Session, BrowserName.CallerOf(context).Origin, cancel);
        cookie.Remove(context, StaffHandler.Place);
        return Results.LocalRedirect(SignInPath + "?wylogowano=1");
    }
}
