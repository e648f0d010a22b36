using System.Globalization;
using Ebok.Core.Audit;
using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Mail;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Meters.Asking;

/// <summary>What asking came to.</summary>
/// <param name="Sent">Mails that were put into the outbox.</param>
/// <param name="Left">Customers who can still be asked: ask again.</param>
public sealed record AskedForReadings(int Sent, int Left);

/// <summary>Readings cannot be given today.</summary>
/// <param name="From">First day on which they can.</param>
public sealed record WindowClosed(DateOnly From) : Refusal;

/// <summary>Mails "Podaj stan wodomierza" to customers who have an e-mail and no reading in the period (M7): its link opens
/// the form for their meters without sign-in, once, until the window closes, a week at most.</summary>
public sealed class AskForReadings(
    EbokStore store,
    UtilityCatalog utilities,
    OneTimeSecrets secrets,
    Outbox outbox,
    PublicLinks links,
    AuditTrail audit,
    UnreadBeforehand beforehand,
    TimeProvider clock
)
{
    /// <summary>Longest life of a link.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Most mails at one press of the button: what is left is sent with the next.</summary>
    public const int Most = 2000;

    // A short transaction each: others write in between.
    private const int AtOnce = 50;

    /// <summary>For managers of the utility. <see cref="NotOfYourRole"/>, <see cref="NotFound"/> (no readings are taken
    /// here), <see cref="WindowClosed"/>, or how many were asked.</summary>
    public async Task<Result<AskedForReadings>> RunAsync(StaffActor staff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(staff);
        if (!staff.Is(StaffRole.Manager))
            return new NotOfYourRole();
        return await AskAsync(utilities.Find(staff.Utility.Slug)!, staff, cancel);
    }

    /// <summary>By the portal itself, where the profile says so.</summary>
    internal Task<Result<AskedForReadings>> RunAsync(UtilityProfile utility, CancellationToken cancel) =>
        AskAsync(utility, staff: null, cancel);

    private async Task<Result<AskedForReadings>> AskAsync(
        UtilityProfile utility,
        StaffActor? staff,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        if (!utility.Readings.Enabled)
            return NotFound.Instance;
        var window = ReadingCheck.Window(utility.Readings, today);
        if (window is { } next && today < next.From)
            return new WindowClosed(next.From);
        var period = MeterFactsQuery.PeriodOf(utility.Readings, today);
        var sent = 0;
        for (int now; sent < Most; sent += now)
        {
            now = await TryAskSomeAsync(utility, staff, period, window?.To, cancel);
            if (now == 0)
                break;
            beforehand.Forget(utility.Id);
        }
        await using var db = store.Read(utility.Id);
        return new AskedForReadings(sent, await db.NotAsked(period, today).CountAsync(cancel));
    }

    private async Task<int> TryAskSomeAsync(
        UtilityProfile utility,
        StaffActor? staff,
        DateOnly period,
        DateOnly? lastDay,
        CancellationToken cancel
    )
    {
        Task<int> Write() =>
            store.WriteAsync(utility.Id, db => AskSomeAsync(db, utility, staff, period, lastDay, cancel), cancel);
        try
        {
            return await Write();
        }
        catch (DbUpdateException)
        {
            // Another server asked the same customers at the same moment: now they are seen.
            return await Write();
        }
    }

    private async Task<int> AskSomeAsync(
        EbokDb db,
        UtilityProfile utility,
        StaffActor? staff,
        DateOnly period,
        DateOnly? lastDay,
        CancellationToken cancel
    )
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var ends = now + Lifetime;
        if (lastDay is { } last && WarsawTime.StartOf(last.AddDays(1)) < ends)
            ends = WarsawTime.StartOf(last.AddDays(1));
        var some = await db.NotAsked(period, today).Take(AtOnce).ToListAsync(cancel);
        foreach (var (customer, email) in some)
        {
            var request = new ReadingRequest
            {
                Id = Guid.CreateVersion7(),
                Utility = utility.Id,
                Customer = customer,
                Period = period,
                Email = email,
                SentAt = now,
                SentBy = staff?.Staff,
            };
            db.ReadingRequests.Add(request);
            var token = await secrets.IssueLinkAsync(
                db,
                utility.Id,
                SecretPurpose.ReadingLink,
                request.Id,
                ends - now,
                cancel
            );
            outbox.Add(db, utility, email, ReadingMails.Asked(utility, links, token, ends), ends);
        }
        if (staff is not null && some.Count > 0)
            await audit.AddAsync(
                db,
                staff,
                AuditAct.ReadingsAskedFor,
                null,
                some.Count.ToString(CultureInfo.InvariantCulture),
                cancel
            );
        return some.Count;
    }
}
