using System.Net;
using System.Text;
using Ebok.Core.Payments.Online;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Tests.Payments.Online;

/// <summary>Paying through the pages of the portal and a gateway that keeps its own books.</summary>
[Trait("Id", "M6")]
public class GatewayPaymentTests
{
    [Theory, OnEachDatabase]
    public async Task Pay_AllDues_LowersThemAtOnce_AndIsSeen(DatabaseKind kind)
    {
        await using var office = await PayingOffice.OpenAsync(kind);
        var page = await office.GetAsync("zaplac");
        page.MainText.ShouldContain("Zapłać 120,75 zł");
        page.Response.Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldContain($"form-action 'self' {office.Gateway.Address.GetLeftPart(UriPartial.Authority)};");

        var order = await office.StartAsync();

        (order.Amount, order.Email).ShouldBe((12075, "jan@przyklad.example"));
        order.Description.ShouldEndWith(": FV/1, FV/2");
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Started);
        (await office.Gateway.PayAsync(order)).ShouldBe(HttpStatusCode.OK);
        var back = await office.ReturnAsync(order);
        back.MainText.ShouldContain("opłacona");
        back.MainText.ShouldContain("wpłata jest potwierdzona");
        order.Verified.ShouldBe(1);
        (await office.OnItsWayAsync()).ShouldBe(["FV/1 100.50", "FV/2 20.25"]);
        (await office.GetAsync("saldo")).MainText.ShouldContain("Nie ma nic do zapłaty");
        var payments = (await office.GetAsync("platnosci")).MainText;
        payments.ShouldContain("wpłata w drodze");
        payments.ShouldContain("120,75 zł");
    }

    [Fact]
    public async Task Pay_Chosen_TakesThoseOnly_ByIdsOfTheBalance()
    {
        await using var office = await PayingOffice.OpenAsync();
        var balance = await office.GetAsync("saldo");
        var second = balance.Page.QuerySelector("[aria-label='Zaznacz FV/2']")!.GetAttribute("value");

        var page = await office.GetAsync($"zaplac?d={second}");
        await office.PressPayAsync(page);

        office.Gateway.Only.Amount.ShouldBe(2025);
        await office.Gateway.PayAsync(office.Gateway.Only);
        (await office.LeftAsync("FV/1")).ShouldBe("100.50");
        (await office.LeftAsync("FV/2")).ShouldBe("0.00");
    }

    [Theory, OnEachDatabase]
    public async Task Pay_DoubleClick_IsOnePayment(DatabaseKind kind)
    {
        await using var office = await PayingOffice.OpenAsync(kind);
        var page = await office.GetAsync("zaplac");

        var answers = await Task.WhenAll(office.PressPayAsync(page), office.PressPayAsync(page));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Redirect);
        office.Gateway.Orders.Count.ShouldBe(1);
        (await office.ReadAsync(db => db.OnlinePayments.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Pay_BegunAndLeft_IsGoneOnWith_NotBegunAnew()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();

        var again = await office.PressPayAsync();

        again.Response.Headers.Location!.AbsoluteUri.ShouldEndWith(order.Token);
        office.Gateway.Orders.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Pay_AmountChangedMeanwhile_IsToldAndNothingIsOrdered()
    {
        await using var office = await PayingOffice.OpenAsync();
        var page = await office.GetAsync("zaplac");
        await office.App.Store.WriteAsync(
            office.Customer.Utility,
            async db => (await db.Invoices.SingleAsync(i => i.Number == "FV/2")).Left = new(500),
            TestContext.Current.CancellationToken
        );

        var answer = await office.PressPayAsync(page);

        answer.MainText.ShouldContain("wynosi teraz 105,50 zł");
        office.Gateway.Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pay_SumOfTheFormIsForged_IsNotBelieved()
    {
        await using var office = await PayingOffice.OpenAsync();

        var answer = await office.Client.SubmitAsync(await office.GetAsync("zaplac"), "Zapłać", ("+kwota", "1"));

        answer.MainText.ShouldContain("wynosi teraz 120,75 zł");
        office.Gateway.Orders.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(500, "nie odpowiada", OnlinePaymentReason.GatewayAway)]
    [InlineData(0, "nie odpowiada", OnlinePaymentReason.GatewayAway)]
    [InlineData(-2, "nie odpowiada", OnlinePaymentReason.GatewayAway)]
    [InlineData(400, "nie przyjął", OnlinePaymentReason.GatewayRefused)]
    [InlineData(401, "nie przyjął", OnlinePaymentReason.GatewayRefused)]
    public async Task Pay_GatewayFails_IsToldPlainly_AndCanBeTriedAgain(
        int status,
        string words,
        OnlinePaymentReason reason
    )
    {
        await using var office = await PayingOffice.OpenAsync();
        office.Gateway.Failing["register"] = status;

        var answer = await office.PressPayAsync();

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.MainText.ShouldContain(words);
        answer.MainText.ShouldContain("Numer rachunku");
        var payment = await office.PaymentAsync();
        (payment.State, payment.Reason).ShouldBe((OnlinePaymentState.Rejected, reason));
        office.Gateway.Failing.Clear();
        (await office.PressPayAsync(answer)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Pay_GatewayDoesNotAnswer_IsGivenUpWithinSeconds()
    {
        await using var office = await PayingOffice.OpenAsync();
        office.Gateway.Failing["register"] = -1;

        (await office.PressPayAsync()).MainText.ShouldContain("nie odpowiada");
    }

    [Theory, OnEachDatabase]
    public async Task Notice_TwiceAndAtOnce_CountsOnce(DatabaseKind kind)
    {
        await using var office = await PayingOffice.OpenAsync(kind);
        var order = await office.StartAsync();
        await office.Gateway.PayAsync(order, tell: false);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => office.Gateway.TellAsync(order, order.Session))
        );

        answers.ShouldAllBe(s => s == HttpStatusCode.OK);
        (await office.Gateway.TellAsync(order, order.Session)).ShouldBe(HttpStatusCode.OK);
        (await office.OnItsWayAsync()).ShouldBe(["FV/1 100.50", "FV/2 20.25"]);
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Paid);
        (await office.MailsAsync()).ShouldBe(["Wpłata przez internet jest potwierdzona"]);
    }

    [Fact]
    public async Task Notice_WrongSignature_OrUnknownSession_OrNonsense_IsRefused()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();

        (await office.Gateway.PayAsync(order, crc: "0000000000000000")).ShouldBe(HttpStatusCode.BadRequest);
        (await office.Gateway.TellAsync(order, $"{Guid.NewGuid():N}")).ShouldBe(HttpStatusCode.BadRequest);
        foreach (
            var body in (string[])
                ["", "[]", "{", "{\"sessionId\":7}", "{\"sessionId\":\"\\ud800\"}", new string('[', 4000)]
        )
            (await PostAsync(body)).ShouldBe(HttpStatusCode.BadRequest, body);
        (await PostAsync(new string(' ', 20_000))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Started);
        order.Verified.ShouldBe(0);
        (await office.OnItsWayAsync()).ShouldBeEmpty();

        async Task<HttpStatusCode> PostAsync(string body)
        {
            using var http = new HttpClient();
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            return (await http.PostAsync(order.UrlStatus, content, TestContext.Current.CancellationToken)).StatusCode;
        }
    }

    [Theory]
    [InlineData(12074, "PLN", OnlinePaymentReason.AmountDiffers)]
    [InlineData(12076, "PLN", OnlinePaymentReason.AmountDiffers)]
    [InlineData(12075, "EUR", OnlinePaymentReason.CurrencyDiffers)]
    public async Task Notice_AmountOrCurrencyDiffers_IsForStaff(
        long amount,
        string currency,
        OnlinePaymentReason reason
    )
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();

        (await office.Gateway.PayAsync(order, amount, currency)).ShouldBe(HttpStatusCode.OK);

        var payment = await office.PaymentAsync();
        (payment.State, payment.Reason).ShouldBe((OnlinePaymentState.Unclear, reason));
        payment.GatewayAmount!.Value.Grosze.ShouldBe(amount);
        order.Verified.ShouldBe(0);
        (await office.LeftAsync("FV/1")).ShouldBe("100.50");
        var page = await office.ReturnAsync(order);
        page.MainText.ShouldContain("do wyjaśnienia");
        page.MainText.ShouldContain("52 555 03 00");
    }

    [Fact]
    public async Task Notice_GatewayAwayAtConfirmation_IsKept_AndConfirmedLater()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        office.Gateway.Failing["verify"] = 503;

        (await office.Gateway.PayAsync(order)).ShouldBe(HttpStatusCode.OK);

        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Waiting);
        (await office.ReturnAsync(order)).MainText.ShouldContain("nie płać drugi raz");
        office.Gateway.Failing.Clear();
        office.App.Clock.Advance(TimeSpan.FromMinutes(3));
        (await office.AskAsync()).ShouldBe(1);
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Paid);
        (await office.LeftAsync("FV/1")).ShouldBe("0.00");
    }

    [Fact]
    public async Task Notice_NotConfirmed_IsForStaff()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        office.Gateway.Failing["verify"] = 400;

        await office.Gateway.PayAsync(order);

        var payment = await office.PaymentAsync();
        (payment.State, payment.Reason).ShouldBe((OnlinePaymentState.Unclear, OnlinePaymentReason.NotConfirmed));
    }

    [Fact]
    public async Task Return_NoticeLost_AsksTheGatewayItself()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        await office.Gateway.PayAsync(order, tell: false);

        (await office.ReturnAsync(order)).MainText.ShouldContain("wpłata jest potwierdzona");

        order.Verified.ShouldBe(1);
        (await office.Gateway.TellAsync(order, order.Session)).ShouldBe(HttpStatusCode.OK);
        (await office.OnItsWayAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Return_NothingPaid_Waits_AndTheButtonAsksAgain()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();

        var back = await office.ReturnAsync(order);

        back.MainText.ShouldContain("czeka");
        back.Page.QuerySelector($"a[href$='trnRequest/{order.Token}']").ShouldNotBeNull();
        await office.Gateway.PayAsync(order, tell: false);
        var asked = await office.Client.SubmitAsync(back, "Sprawdź stan płatności");
        (await office.Client.OpenAsync(asked.Location!)).MainText.ShouldContain("wpłata jest potwierdzona");
    }

    [Fact]
    public async Task Hanging_NeverPaid_Expires_AndMoneyThatComesLaterIsTaken()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();

        office.App.Clock.Advance(TimeSpan.FromMinutes(20));
        await office.AskAsync();
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Started);
        office.App.Clock.Advance(TimeSpan.FromMinutes(30));
        await office.AskAsync();
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Expired);
        (await office.AskAsync()).ShouldBe(0, "nobody asks any more");
        (await office.MailsAsync()).ShouldBeEmpty("who left the gateway's page knows");

        (await office.Gateway.PayAsync(order)).ShouldBe(HttpStatusCode.OK);
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Paid);
    }

    [Fact]
    public async Task Hanging_GatewayAwayForDays_IsForStaff_NotExpired()
    {
        await using var office = await PayingOffice.OpenAsync();
        await office.StartAsync();
        office.Gateway.Failing["ask"] = 401;

        office.App.Clock.Advance(TimeSpan.FromHours(2));
        await office.AskAsync();
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Started);
        office.App.Clock.Advance(TimeSpan.FromDays(3));
        await office.AskAsync();

        var payment = await office.PaymentAsync();
        (payment.State, payment.Reason).ShouldBe((OnlinePaymentState.Unclear, OnlinePaymentReason.NoAnswer));
        office.Gateway.Failing.Clear();
        (await office.Gateway.PayAsync(office.Gateway.Only)).ShouldBe(HttpStatusCode.OK);
        (await office.PaymentAsync()).State.ShouldBe(OnlinePaymentState.Paid, "it has answered after all");
    }

    [Fact]
    public async Task Hanging_GivenBack_IsForStaff()
    {
        await using var office = await PayingOffice.OpenAsync();
        var order = await office.StartAsync();
        order.GivenBack = true;

        office.App.Clock.Advance(TimeSpan.FromMinutes(3));
        await office.AskAsync();

        (await office.PaymentAsync()).Reason.ShouldBe(OnlinePaymentReason.Returned);
    }

    [Fact]
    public async Task Pay_WithoutKeys_OffersTransferOnly()
    {
        await using var office = await PayingOffice.OpenAsync(withGateway: false);

        var text = (await office.GetAsync("zaplac")).MainText;

        text.ShouldNotContain("Przelewy24");
        text.ShouldContain("Dane do przelewu");
        text.ShouldContain("54 9999 0001 0000 0000 0000 0006");
        text.ShouldContain("K 0012417 FV/1, FV/2");
    }

    [Fact]
    [Trait("Id", "K8")]
    public async Task Pay_UnderCollection_IsLeftOut()
    {
        var customer = Given.Customer("0012417");
        var collected = Given.Invoice(customer, "FV/W", new(2025, 1, 1), 999, seller: PayingOffice.Nip);
        collected.UnderCollection = true;
        await using var office = await PayingOffice.OpenAsync(customer: customer, rows: collected);

        var page = await office.GetAsync("zaplac");
        page.MainText.ShouldContain("objęta windykacją");
        page.MainText.ShouldNotContain("FV/W");
        (await office.GetAsync($"zaplac?d={collected.Id.Value}")).MainText.ShouldNotContain("999");
        await office.Client.SubmitAsync(page, "Zapłać", ("+dokumenty", $"{collected.Id.Value}"));
        office.Gateway.Orders.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Id", "M4")]
    public async Task Pay_ManagerOfPart_PaysOnlyWhatIsHis()
    {
        var customer = Given.Customer("0012417");
        var point = Given.Point(customer, "P-1");
        var own = Given.Invoice(customer, "FV/SWOJA", new(2026, 11, 1), 7, point: point.Id, seller: PayingOffice.Nip);
        await using var office = await PayingOffice.OpenAsync(
            points: [point.Id],
            customer: customer,
            rows: [point, own]
        );

        var page = await office.GetAsync("zaplac");

        page.MainText.ShouldContain("Zapłać 7,00 zł");
        page.MainText.ShouldNotContain("FV/1");
        await office.PressPayAsync(page);
        await office.Gateway.PayAsync(office.Gateway.Only);
        (await office.LeftAsync("FV/1")).ShouldBe("100.50");
        (await office.LeftAsync("FV/SWOJA")).ShouldBe("0.00");
        (await office.GetAsync("platnosci")).MainText.ShouldContain("opłacona");
    }
}
