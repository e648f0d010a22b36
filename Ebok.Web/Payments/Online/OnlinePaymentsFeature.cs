using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Web.Accounts;
using Ebok.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Ebok.Web.Payments.Online;

/// <summary>ePŁATNOŚCI by gateway (M6), customers' side.</summary>
internal static class OnlinePaymentsFeature
{
    // A message of the gateway has some 500 bytes.
    private const int LongestMessage = 8 * 1024;

    // A customer waits for it in front of his screen.
    private static readonly TimeSpan GatewayAnswersIn = TimeSpan.FromSeconds(8);

    /// <summary>Registers the use cases and the gateway.</summary>
    public static void AddOnlinePayments(this IServiceCollection services, EbokOptions options)
    {
        services.AddSingleton(options.Payments);
        services.AddSingleton<IPaymentGateway>(all => new Przelewy24(
            options.Payments,
            new HttpClient(
                new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }
            )
            {
                Timeout = GatewayAnswersIn,
                MaxResponseContentBufferSize = 256 * 1024,
            },
            all.GetRequiredService<ILogger<Przelewy24>>()
        ));
        services.AddSingleton<ReadPayable>();
        services.AddSingleton<StartPayment>();
        services.AddSingleton<TellPayer>();
        services.AddSingleton<TakeNotice>();
        services.AddSingleton<AskGateway>();
        services.AddSingleton<ListOnlinePayments>();
        services.AddSingleton<ReadOnlinePayment>();
        services.AddSingleton<HangingPayments>();
        services.AddHostedService(all => all.GetRequiredService<HangingPayments>());
    }

    /// <summary>Where the gateway tells of money, where the customer comes back to, and his question how it
    /// stands.</summary>
    public static void MapOnlinePayments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/{slug}/platnosci/powiadomienie", NoticeAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .RequireRateLimiting(AddressLimits.Cheap)
            .WithMetadata(new RequestSizeLimitAttribute(LongestMessage));
        app.MapGet("/{slug}/platnosci/{id:guid}/powrot", ReturnedAsync);
        app.MapPost("/{slug}/platnosci/{id:guid}/sprawdz", AskAsync)
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static async Task<IResult> NoticeAsync(
        HttpRequest request,
        Office office,
        TakeNotice take,
        CancellationToken cancel
    )
    {
        using var message = new MemoryStream();
        await request.Body.CopyToAsync(message, cancel);
        // Stored before it is answered, whoever hangs up meanwhile.
        var taken = await take.RunAsync(office.Utility, message.ToArray(), CancellationToken.None);
        return taken == NoticeOutcome.Taken ? Results.Text("OK") : Results.BadRequest();
    }

    private static async Task<IResult> ReturnedAsync(
        Guid id,
        Office office,
        AskGateway ask,
        CancellationToken cancel
    ) =>
        await ask.ReturnedAsync(office.Actor, new OnlinePaymentId(id), cancel)
            ? Results.LocalRedirect(office.Path($"platnosci/{id}"))
            : Results.NotFound();

    private static async Task<IResult> AskAsync(Guid id, Office office, AskGateway ask, CancellationToken cancel) =>
        await ask.AgainAsync(office.Actor, new OnlinePaymentId(id), cancel)
            ? Results.LocalRedirect(office.Path($"platnosci/{id}?sprawdzono=1"))
            : Results.NotFound();
}
