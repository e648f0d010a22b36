using System.Data.Common;
using System.Security.Cryptography;
using Ebok.Core.Data;
using Ebok.Core.Shared;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ebok.Core.Mail;

/// <summary>Sends what waits in the outbox: at once when a mail was committed, again after a failure (10 s, 1 m, 5 m,
/// 30 m … 24 h, for five days), never after the code in it is dead. A server that is killed between sending a mail and
/// marking it leads to one more copy with the same Message-ID, sent when its lease has run out.</summary>
public sealed class MailSender(
    EbokStore store,
    MailSignal signal,
    MailComposer composer,
    IMailTransport transport,
    TimeProvider clock,
    ILogger<MailSender> log
) : BackgroundService
{
    /// <summary>One slow mail server must not hold up the codes for all others.</summary>
    private const int AtOnce = 4;

    /// <summary>Shorter than <see cref="MailQueue.Lease"/>, marking included.</summary>
    internal TimeSpan LongestAttempt { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What the timer finds: mails to be tried again, and those of other servers that died.</summary>
    internal TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>While the mail server is away, one mail in that time asks whether it is back.</summary>
    private static readonly TimeSpan ServerRests = TimeSpan.FromSeconds(10);

    /// <summary>A stop waits that long for mails in hand.</summary>
    internal TimeSpan StopWaits { get; set; } = TimeSpan.FromSeconds(10);

    private readonly MailQueue queue = new(store, clock);
    private readonly SemaphoreSlim free = new(AtOnce, AtOnce);
    private DateTimeOffset serverRestsUntil = DateTimeOffset.MinValue;
    private DateOnly droppedOn = DateOnly.MinValue;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var abandoned = new CancellationTokenSource();
        try
        {
            while (true)
            {
                await RunOnceAsync(abandoned.Token, stoppingToken);
                await signal.WaitAsync(LookEvery, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            abandoned.CancelAfter(StopWaits);
            for (var hand = 0; hand < AtOnce; hand++)
                await free.WaitAsync(CancellationToken.None);
        }
    }

    /// <summary>Starts sending all that is due. A database that is away is told in the log; the next round tries again.</summary>
    private async Task RunOnceAsync(CancellationToken abandoned, CancellationToken cancel)
    {
        try
        {
            await queue.ExpireAsync(cancel);
            while (clock.GetUtcNow() >= serverRestsUntil && await SendNextAsync(abandoned, cancel)) { }
            if (droppedOn == clock.Today())
                return;
            await queue.DropOldAsync(cancel);
            droppedOn = clock.Today();
        }
        catch (Exception failure) when (IsDatabase(failure))
        {
            log.LogWarning("The outbox was not read: {Failure}", failure.GetType().Name);
        }
    }

    private async Task<bool> SendNextAsync(CancellationToken abandoned, CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        OutgoingMail? mail = null;
        try
        {
            mail = await queue.LeaseAsync(cancel);
        }
        finally
        {
            if (mail is null)
                free.Release();
        }
        if (mail is null)
            return false;
        _ = SendAsync(mail, abandoned);
        return true;
    }

    private async Task SendAsync(OutgoingMail mail, CancellationToken abandoned)
    {
        try
        {
            await MarkAsync(mail, await AttemptAsync(mail, abandoned));
        }
        catch (OperationCanceledException)
        {
            // The portal is stopping: the next start sends it.
            await queue.AgainAsync(mail, dueAt: null, reason: null, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Whatever it was, the lease runs out and the mail is tried again.
            log.LogError(failure, "Mail {Mail} was not marked", mail.Id.Value);
        }
        finally
        {
            free.Release();
        }
    }

    private async Task<Delivery> AttemptAsync(OutgoingMail mail, CancellationToken abandoned)
    {
        ReadyMail ready;
        try
        {
            ready = composer.Compose(mail);
        }
        catch (Exception failure) when (failure is CryptographicException or MailNotComposedException)
        {
            return new(DeliveryOutcome.Refused, failure.Message);
        }
        using var tooLong = new CancellationTokenSource(LongestAttempt, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, abandoned);
        try
        {
            return await transport.SendAsync(ready, either.Token);
        }
        catch (OperationCanceledException) when (!abandoned.IsCancellationRequested)
        {
            return new(DeliveryOutcome.Later, $"no answer within {LongestAttempt.TotalSeconds} s");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A mistake of ours must not keep one mail for ever in hand.
            log.LogError(failure, "Mail {Mail} could not be sent", mail.Id.Value);
            return new(DeliveryOutcome.Later, failure.GetType().Name);
        }
    }

    private async Task MarkAsync(OutgoingMail mail, Delivery delivery)
    {
        var outcome = delivery.Outcome;
        var now = clock.GetUtcNow();
        if (outcome == DeliveryOutcome.ServerAway)
            serverRestsUntil = now + ServerRests;
        var next =
            outcome == DeliveryOutcome.Refused
                ? null
                : Backoff.Next(mail.AgainAt ?? mail.CreatedAt, now, mail.Attempts);
        if (outcome == DeliveryOutcome.Sent)
            await queue.DoneAsync(mail, MailState.Sent, reason: null, CancellationToken.None);
        else if (next is null)
            await queue.DoneAsync(mail, MailState.Failed, delivery.Reason, CancellationToken.None);
        else
            await queue.AgainAsync(mail, next, delivery.Reason, CancellationToken.None);
        // Servers like to repeat the address in their words: the log gets none of them, staff see them.
        if (outcome != DeliveryOutcome.Sent)
            log.LogWarning(
                "Mail {Mail}, attempt {Attempt}: {Outcome}, next at {Next}",
                mail.Id.Value,
                mail.Attempts,
                outcome,
                next
            );
    }

    private static bool IsDatabase(Exception failure) => failure is DbException || DatabaseAway.Caused(failure);
}
