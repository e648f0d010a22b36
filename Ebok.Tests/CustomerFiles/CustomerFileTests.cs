using System.Net;
using Ebok.Core.Audit;
using Ebok.Core.CustomerFiles;
using Ebok.Core.Letters;
using Ebok.Core.Operators;
using Ebok.Core.Registration;
using Ebok.Core.Shared;
using Ebok.Tests.Operator;
using Ebok.Tests.Ownership;
using Ebok.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ebok.Tests.CustomerFiles;

/// <summary>The customer's page for staff, and what may be done with his accounts.</summary>
[Trait("Id", "O4")]
public sealed class CustomerFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task Page_EachPart_ShowsWhatIsTheCustomers(DatabaseKind kind)
    {
        await using var estate = await Estate.NewAsync(kind);
        var reader = estate.Staff[StaffRole.Reader];
        var address = $"/operator/{Estate.Slug}/klienci/{estate.One.Point.Customer.Value}";

        (await OpenAsync("dane")).ShouldContain("znak-a@example.pl");
        (await OpenAsync("konto")).ShouldContain("tylko tego klienta");
        (await OpenAsync("konto")).ShouldContain("część punktów tego klienta");
        (await OpenAsync("faktury")).ShouldContain($"FV/{Estate.MarkOfAll}");
        (await OpenAsync("naleznosci")).ShouldContain($"FV/{Estate.MarkOfAll}");
        (await OpenAsync("wplaty")).ShouldContain("12,34");
        (await OpenAsync("umowy")).ShouldContain(Estate.MarkOfOne);
        (await OpenAsync("liczniki")).ShouldContain(Estate.MarkOfTwo);
        (await OpenAsync("odczyty")).ShouldContain("Podane stany");
        (await OpenAsync("sprawy")).ShouldContain(Estate.MarkOfOne);
        (await OpenAsync("rejestracje")).ShouldContain("znak");
        (await OpenAsync("zgody")).ShouldContain("Zgody");
        (await OpenAsync("wiadomosci")).ShouldContain("Wiadomości");
        (await OpenAsync("logowania")).ShouldContain("10003");

        async Task<string> OpenAsync(string part)
        {
            var answer = await reader.GetAsync($"{address}?czesc={part}");
            answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
            return answer.MainText.Replace("Znak-A@", "znak-a@", StringComparison.Ordinal);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Account_BlockedByAClerk_IsOutAtOnce_AndInAgain(DatabaseKind kind)
    {
        await using var estate = await Estate.NewAsync(kind);
        var clerk = estate.Staff[StaffRole.Clerk];
        var address = $"/operator/{Estate.Slug}/klienci/{estate.One.Point.Customer.Value}?czesc=konto";

        var blocked = await clerk.SubmitAsync(await clerk.OpenAsync(address), "Zablokuj 10001");
        blocked.Location!.ShouldContain("zrobione=blokada");
        (await estate.Owner.GetAsync($"/{Estate.Slug}/start")).Location!.ShouldStartWith($"/{Estate.Slug}/logowanie");

        await clerk.SubmitAsync(await clerk.OpenAsync(address), "Odblokuj 10001");
        await estate.Owner.SignInAsync(Estate.Slug, "10001", "Długie hasło do prób 1");
        var ended = await clerk.SubmitAsync(await clerk.OpenAsync(address), "Zakończ sesje 10001");
        ended.Location!.ShouldContain("zrobione=wylogowanie");
        (await estate.Owner.GetAsync($"/{Estate.Slug}/start")).Location!.ShouldStartWith($"/{Estate.Slug}/logowanie");

        (await ActsAsync(estate)).ShouldBe([
            AuditAct.CustomerAccountBlocked,
            AuditAct.CustomerAccountUnblocked,
            AuditAct.CustomerSessionsEnded,
        ]);
    }

    [Theory, OnEachDatabase]
    public async Task Account_ActOfAReader_OrOfAnotherUtility_ChangesNothing(DatabaseKind kind)
    {
        await using var estate = await Estate.NewAsync(kind);
        var keep = estate.App.Services.GetRequiredService<KeepCustomerAccount>();
        var own = (await FileAsync(estate)).Own!.Id;

        (await keep.BlockAsync(Of(StaffRole.Reader), own, true, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await keep.EndSessionsAsync(Of(StaffRole.Reader), own, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        var elsewhere = Of(StaffRole.Administrator) with { Utility = new(Estate.OtherSlug) };
        (await keep.BlockAsync(elsewhere, own, true, Cancel)).Refusal.ShouldBeOfType<NotFound>();

        (await estate.Owner.GetAsync($"/{Estate.Slug}/start")).Status.ShouldBe(HttpStatusCode.OK);
        (await ActsAsync(estate)).ShouldBeEmpty();
    }

    [Theory, OnEachDatabase]
    public async Task Password_ReplacedByALetter_IsAManagersAct_AndTheCustomerIsTold(DatabaseKind kind)
    {
        await using var estate = await Estate.NewAsync(kind);
        var replace = estate.App.Services.GetRequiredService<ReplacePasswordByLetter>();
        var customer = estate.One.Point.Customer;

        (await replace.RunAsync(Of(StaffRole.Clerk), customer, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await replace.RunAsync(Of(StaffRole.Manager), customer, Cancel)).TryGet(out var letter, out _).ShouldBeTrue();

        letter!.Pdf.Length.ShouldBeGreaterThan(1000);
        (await estate.Owner.GetAsync($"/{Estate.Slug}/start")).Location!.ShouldStartWith($"/{Estate.Slug}/logowanie");
        (await FileAsync(estate)).Own!.OneTime.ShouldBeTrue();
        (await ActsAsync(estate)).ShouldBe([AuditAct.CustomerPasswordReplaced]);
        await using var db = estate.App.Store.Read(new(Estate.Slug));
        (
            await db
                .Outbox.Where(m => m.Subject == "Nowe hasło jednorazowe wysłane pocztą")
                .Select(m => m.To)
                .SingleAsync(Cancel)
        ).ShouldBe("10001@example.pl");
        // Now it is a one-time one: printed again by any clerk, replaced by nobody.
        (await replace.RunAsync(Of(StaffRole.Manager), customer, Cancel)).Refusal.ShouldBeOfType<NothingToPrint>();
    }

    [Theory, OnEachDatabase]
    public async Task Activation_SentAgain_OnlyWhileItWaits(DatabaseKind kind)
    {
        await using var estate = await Estate.NewAsync(kind);
        var send = estate.App.Services.GetRequiredService<SendActivationAgain>();
        var customer = await estate
            .App.Store.Read(new(Estate.Slug))
            .Customers.SingleAsync(c => c.Code == "10002", Cancel);
        var waiting = GivenStaffWork.Registration(customer, at: estate.App.Clock.GetUtcNow());
        waiting.State = RegistrationState.WaitingForEmail;
        var done = GivenStaffWork.Registration(customer, at: estate.App.Clock.GetUtcNow());
        await estate.App.Store.WriteAsync(
            new UtilityId(Estate.Slug),
            db =>
            {
                db.AddRange(waiting, done);
                return Task.CompletedTask;
            },
            Cancel
        );

        (await send.RunAsync(Of(StaffRole.Reader), waiting.Id, Cancel)).Refusal.ShouldBeOfType<NotOfYourRole>();
        (await send.RunAsync(Of(StaffRole.Clerk), done.Id, Cancel)).Refusal.ShouldBeOfType<NothingToActivate>();
        (await send.RunAsync(Of(StaffRole.Clerk), waiting.Id, Cancel)).IsOk.ShouldBeTrue();

        await using var read = estate.App.Store.Read(new(Estate.Slug));
        (await read.Outbox.CountAsync(m => m.To == waiting.Email, Cancel)).ShouldBe(1);
        (await ActsAsync(estate)).ShouldBe([AuditAct.ActivationSentAgain]);
    }

    private static StaffActor Of(StaffRole role) => new(new(Estate.Slug), StaffId.New(), role, "192.0.2.7");

    private static async Task<CustomerFile> FileAsync(Estate estate) =>
        (
            await estate
                .App.Services.GetRequiredService<ReadCustomerFile>()
                .RunAsync(Of(StaffRole.Reader), estate.One.Point.Customer, Cancel)
        )!;

    private static async Task<List<AuditAct>> ActsAsync(Estate estate)
    {
        await using var db = estate.App.Store.ReadAll();
        return await db
            .Audit.Where(a => a.Utility == new UtilityId(Estate.Slug))
            .OrderBy(a => a.Number)
            .Select(a => a.Act)
            .ToListAsync(Cancel);
    }
}
