using Ebok.Core.Invoices;
using Ebok.Core.Invoices.Pdf;
using Ebok.Core.Utilities;

namespace Ebok.Web.Invoices;

/// <summary>Renders an empty invoice once the portal answers, so that the first customer does not wait for fonts to be
/// read and code to be compiled (some 200 ms).</summary>
internal sealed class InvoicePdfWarmUp(RenderInvoicePdf render, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var whenStopped = stoppingToken.Register(() => started.TrySetCanceled(stoppingToken));
        await started.Task;
        render.Run(
            new()
            {
                Kind = InvoiceKind.Vat,
                Number = "1",
                IssuedOn = DateOnly.MinValue,
                Currency = "PLN",
                Gross = new(1),
                ToPay = new(1),
                SellerNip = "",
                CodeLabel = "1",
                PayAccount = "98109010140123000000001234",
                VerificationLink = "https://",
                Content = new()
                {
                    Seller = new(),
                    Buyer = new(),
                    Lines = [new(1, "1", null, 1, 1, null, null, 1, null, "8", Before: false)],
                    Vat = [new("8", new(1), null)],
                },
                Office = "1",
                Accent = Rgb.Black,
                AsOf = DateTimeOffset.UnixEpoch,
            }
        );
    }
}
