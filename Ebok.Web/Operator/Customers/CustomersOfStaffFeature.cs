using System.Globalization;
using Ebok.Core.CustomerFiles;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Web.Operator.Frame;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator.Customers;

/// <summary>Customers as staff see them: search, the customer's page, his accounts, "Zobacz jak klient" (O4).</summary>
internal static class CustomersOfStaffFeature
{
    /// <summary>Registers the use cases.</summary>
    public static void AddCustomersOfStaff(this IServiceCollection services)
    {
        services.AddSingleton<ReadCustomerFile>();
        services.AddSingleton<ListOfCustomer>();
        services.AddStaffTable<CustomersTable>();
        services.AddSingleton<KeepCustomerAccount>();
        services.AddSingleton<SendActivationAgain>();
        services.AddSingleton<ViewAsCustomer>();
        services.AddSingleton<ReplacePasswordByLetter>();
    }

    /// <summary>Forms without a page of their own.</summary>
    public static void MapCustomersOfStaff(this IEndpointRouteBuilder endpoints)
    {
        var closed = endpoints
            .MapGroup(OperatorFeature.Root + "/{utility}")
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute());
        closed.MapPost("/klienci/{id:guid}/podglad", BeginAsync);
        closed.MapPost("/podglad/{id:guid}/zakoncz", EndAsync);
        closed.MapPost("/klienci/{id:guid}/nowe-haslo", ReplaceAsync);
        closed.MapPost(
            "/konta/{id:guid}/zablokuj",
            (AccountForm form, KeepCustomerAccount keep) =>
                AccountAsync(form, "blokada", keep.BlockAsync(form.Staff, form.Account, true, form.Cancel))
        );
        closed.MapPost(
            "/konta/{id:guid}/odblokuj",
            (AccountForm form, KeepCustomerAccount keep) =>
                AccountAsync(form, "odblokowanie", keep.BlockAsync(form.Staff, form.Account, false, form.Cancel))
        );
        closed.MapPost(
            "/konta/{id:guid}/wyloguj",
            (AccountForm form, KeepCustomerAccount keep) =>
                AccountAsync(form, "wylogowanie", keep.EndSessionsAsync(form.Staff, form.Account, form.Cancel))
        );
        closed.MapPost("/rejestracje/{id:guid}/link", SendAgainAsync);
    }

    private static async Task<IResult> BeginAsync(
        Guid id,
        OperatorDesk desk,
        ViewAsCustomer view,
        CancellationToken cancel
    ) =>
        (await view.BeginAsync(desk.Staff, desk.Session.Id, new CustomerId(id), cancel)).TryGet(out var viewing, out _)
            ? Results.LocalRedirect($"{ViewingAddress.PrefixOf(desk.Utility, viewing)}/{desk.Utility.Slug}/start")
            : Results.NotFound();

    private static async Task<IResult> EndAsync(
        Guid id,
        OperatorDesk desk,
        ViewAsCustomer view,
        CancellationToken cancel
    ) =>
        Results.LocalRedirect(
            (await view.EndAsync(desk.Staff, desk.Session.Id, new ViewingId(id), cancel)).TryGet(
                out var customer,
                out _
            )
                ? desk.Path($"klienci/{customer.Value}?zrobione=podglad")
                : desk.Path("klienci?podglad=koniec")
        );

    private static async Task<IResult> ReplaceAsync(
        Guid id,
        OperatorDesk desk,
        ReplacePasswordByLetter replace,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var result = await replace.RunAsync(desk.Staff, new CustomerId(id), cancel);
        if (result.TryGet(out var letters, out var refusal))
            return Results.File(
                letters.Pdf,
                "application/pdf",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"list-{desk.Utility.Slug}-{WarsawTime.Local(clock.GetUtcNow()):yyyy-MM-dd-HHmm}.pdf"
                )
            );
        return refusal is NotOfYourRole
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.LocalRedirect(desk.Path($"klienci/{id}?czesc={FilePart.Account}&nic=1"));
    }

    private static async Task<IResult> SendAgainAsync(
        Guid id,
        [FromForm(Name = "klient")] Guid? customer,
        OperatorDesk desk,
        SendActivationAgain send,
        CancellationToken cancel
    )
    {
        var refusal = (await send.RunAsync(desk.Staff, new RegistrationId(id), cancel)).Refusal;
        return Answer(desk, customer, FilePart.Registrations, "link", refusal);
    }

    private static async Task<IResult> AccountAsync(AccountForm form, string done, Task<Result<AccountId>> act) =>
        Answer(form.Desk, form.Customer, FilePart.Account, done, (await act).Refusal);

    private static IResult Answer(OperatorDesk desk, Guid? customer, string part, string done, Refusal? refusal) =>
        refusal switch
        {
            NotOfYourRole => Results.StatusCode(StatusCodes.Status403Forbidden),
            NotFound => Results.NotFound(),
            _ => Results.LocalRedirect(
                customer is { } id
                    ? desk.Path($"klienci/{id}?czesc={part}&{(refusal is null ? $"zrobione={done}" : "nic=1")}")
                    : desk.Path("klienci")
            ),
        };

    /// <summary>A form about an account, and the customer on whose page it stood.</summary>
    internal sealed record AccountForm(OperatorDesk Desk, AccountId Account, Guid? Customer, CancellationToken Cancel)
    {
        public StaffActor Staff => Desk.Staff;

        public static async ValueTask<AccountForm?> BindAsync(HttpContext context)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return new(
                context.RequestServices.GetRequiredService<OperatorDesk>(),
                new AccountId(Guid.Parse((string)context.GetRouteValue("id")!)),
                Guid.TryParse(form["klient"], out var customer) ? customer : null,
                context.RequestAborted
            );
        }
    }
}
