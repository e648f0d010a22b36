using Ebok.Core.Operators;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Operator.Frame;

/// <summary>Who works on what the page shows (<see cref="HoldWork"/>). A page that decides something asks it once, before it
/// draws; its forms are there only while <see cref="IsFree"/>, and <c>HeldNotice</c> says the rest.</summary>
public sealed class PageHold(OperatorDesk desk, HoldWork hold)
{
    private const string TakenOverMark = "przejete";

    /// <summary>Which colleague has it; null: nobody else.</summary>
    public HeldByAnother? Held { get; private set; }

    /// <summary>It may be decided here.</summary>
    public bool IsFree => Held is null;

    /// <summary>It was taken over a moment ago.</summary>
    public bool TakenOver { get; private set; }

    /// <summary>Of what the page shows.</summary>
    public HeldKind Kind { get; private set; }

    /// <summary>Its id.</summary>
    public Guid Target { get; private set; }

    /// <summary>Where the form goes.</summary>
    public string TakeOverPath => desk.Path("przejmij");

    /// <summary>Takes it for whoever opens the page, where it still waits and he may decide. A form that was sent is heard
    /// whoever has it open: its use case tells the second of two.</summary>
    /// <param name="context">The request.</param>
    /// <param name="kind">Of what the page shows.</param>
    /// <param name="target">Its id.</param>
    /// <param name="waits">It is not decided yet.</param>
    public async Task OpenAsync(HttpContext context, HeldKind kind, Guid target, bool waits)
    {
        ArgumentNullException.ThrowIfNull(context);
        (Kind, Target) = (kind, target);
        if (!waits || !HttpMethods.IsGet(context.Request.Method) || !desk.Staff.Is(StaffRole.Clerk))
            return;
        TakenOver = context.Request.Query.ContainsKey(TakenOverMark);
        Held = await hold.RunAsync(desk.Staff, kind, target, takeOver: false, context.RequestAborted) as HeldByAnother;
    }

    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(OperatorFeature.Root + "/{utility}/przejmij", TakeOverAsync)
            .WithMetadata(new RequireAntiforgeryTokenAttribute(), new StaffPageAttribute());

    private static async Task<IResult> TakeOverAsync(
        [FromForm(Name = "rodzaj")] HeldKind? kind,
        [FromForm(Name = "id")] Guid? target,
        OperatorDesk desk,
        HoldWork hold,
        CancellationToken cancel
    )
    {
        if (kind is not { } of || target is not { } id)
            return Results.BadRequest();
        var refusal = await hold.RunAsync(desk.Staff, of, id, takeOver: true, cancel);
        return refusal is NotOfYourRole
            ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : Results.LocalRedirect(desk.Path($"{PageOf(of)}/{id}?{TakenOverMark}=1"));
    }

    private static string PageOf(HeldKind kind) =>
        kind switch
        {
            HeldKind.Registration => "rejestracje",
            HeldKind.Reading => "odczyty",
            HeldKind.DataChange => "zmiany-danych",
            HeldKind.ManagerRequest => "zarzadcy/zgloszenia",
            HeldKind.Invoice => "nieprzypisane",
            _ => "wyciagi",
        };
}
