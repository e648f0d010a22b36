using Ebok.Core.Payments.Online;

namespace Ebok.Tests.Payments.Online;

/// <summary>Who paid by gateway is told what became of it.</summary>
[Trait("Id", "M6")]
public class PaymentMailTests
{
    [Fact]
    public async Task Paid_IsTold_WithoutAmountDocumentsOrAccount()
    {
        await using var office = await PayingOffice.OpenAsync();
        await office.Gateway.PayAsync(await office.StartAsync());

        var mail = await office.App.MailAsync("jan@przyklad.example", "Wpłata przez internet jest potwierdzona");

        var payment = await office.PaymentAsync();
        mail.Text.ShouldContain($"Numer wpłaty: {payment.Number}");
        mail.Text.ShouldContain($"/kpec/platnosci/{payment.Id.Value}");
        mail.Text.ShouldNotContain("120,75");
        mail.Text.ShouldNotContain("FV/1");
        mail.Text.ShouldNotContain("54 9999");
    }

    [Fact]
    public async Task CameBackAndNeverPaid_IsToldOnce_ThatNothingWasPaid()
    {
        await using var office = await PayingOffice.OpenAsync();
        await office.ReturnAsync(await office.StartAsync());

        office.App.Clock.Advance(TimeSpan.FromHours(25));
        await office.AskAsync();
        await office.AskAsync();

        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Expired);
        (await office.MailsAsync()).ShouldBe(["Wpłata przez internet nie doszła do skutku"]);
    }
}
