using Ebok.Core.Operators;
using Ebok.Core.Payments.Online;
using Ebok.Tests.Operator;

namespace Ebok.Tests.Payments.Online;

/// <summary>Staff see payments by gateway, ask about them and decide over those that are unclear.</summary>
[Trait("Id", "M6")]
public class StaffPaymentTests
{
    [Fact]
    public async Task Unclear_IsSeen_AndDecidedWithANote()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        await office.Gateway.PayAsync(order, amount: 12000);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        var number = (await office.PaymentAsync()).Number;

        var list = await clerk.GetAsync("/operator/kpec/platnosci?stan=do-wyjasnienia");
        list.MainText.ShouldContain(number);
        list.MainText.ShouldContain("operator podaje inną kwotę");
        var page = await clerk.GetAsync(list.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        page.MainText.ShouldContain("120,00 zł");

        (await clerk.SubmitAsync(page, "Opłacona", ("+Typed.Paid", "true"))).MainText.ShouldContain("Wpisz uwagę");
        var decided = await clerk.SubmitAsync(
            page,
            "Opłacona",
            ("Uwaga", "Dopłacił gotówką w kasie"),
            ("+Typed.Paid", "true")
        );

        (await clerk.OpenAsync(decided.Location!)).MainText.ShouldContain("Stan płatności: opłacona");
        (await office.LeftAsync("FV/1")).ShouldBe("0.00");
        (await office.PaymentAsync()).Reason.ShouldBe(OnlinePaymentReason.DecidedByStaff);
        (await office.MailsAsync()).ShouldBe(["Wpłata przez internet jest potwierdzona"]);
    }

    [Fact]
    public async Task Started_AskedByStaff_TakesWhatTheGatewaySays()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        await office.Gateway.PayAsync(order, tell: false);
        using var clerk = await office.App.StaffClientAsync("anna", StaffRole.Clerk, "kpec");
        var here = $"/operator/kpec/platnosci/{(await office.PaymentAsync()).Id.Value}";

        var asked = await clerk.SubmitAsync(await clerk.GetAsync(here), "Zapytaj operatora");

        var page = await clerk.OpenAsync(asked.Location!);
        page.MainText.ShouldContain("opłacona");
        page.MainText.ShouldContain("w drodze: nie ma jej jeszcze w systemie bilingowym");
        using var reader = await office.App.StaffClientAsync("czytelnik", StaffRole.Reader, "kpec");
        (await reader.GetAsync(here)).MainText.ShouldNotContain("Zapytaj operatora");
    }
}
