using Ebok.Core.Credentials;
using Ebok.Core.Data;
using Ebok.Core.Pdf;
using Ebok.Core.Utilities;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.HumanChecks;

/// <summary>Whether a person sends the form (R4): by the code from a picture, or by work that his browser does. The
/// utility's profile chooses; the work is also the way round the picture. No other party is asked.</summary>
public sealed class CheckHuman
{
    /// <summary>Signs of a picture's code.</summary>
    public const int PictureLength = PictureCode.Length;

    private const int Tries = 5;
    private readonly EbokStore store;
    private readonly Attempts attempts;
    private readonly PictureCode pictures;
    private readonly ProofOfWork work;
    private readonly TimeProvider clock;

    /// <summary>The keys of <paramref name="protection"/> are those of all servers of the installation.</summary>
    public CheckHuman(
        EbokStore store,
        Attempts attempts,
        PdfFonts fonts,
        IDataProtectionProvider protection,
        TimeProvider clock
    )
    {
        var seals = new HumanSeals(protection, clock);
        (this.store, this.attempts, this.clock) = (store, attempts, clock);
        (pictures, work) = (new PictureCode(seals, fonts), new ProofOfWork(seals));
    }

    /// <summary>Whether a person answered. An answer is good once, for 15 minutes; a picture may be misread 5 times.</summary>
    public async Task<bool> PassesAsync(UtilityProfile utility, HumanAnswer answer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        ArgumentNullException.ThrowIfNull(answer);
        if (work.Judge(utility, answer.ProofOfWork) is { } solved)
            return await UseAsync(utility, solved, isRight: true, cancel);
        return utility.Registration.HumanCheck == HumanCheck.Picture
            && pictures.Judge(utility, answer.PictureId, answer.PictureText) is var (picture, isRight)
            && await UseAsync(utility, picture, isRight, cancel);
    }

    /// <summary>The id of a new picture.</summary>
    public string NewPicture(UtilityProfile utility) => pictures.New(utility);

    /// <summary>A picture as PNG, 480 × 160 pixels; null: there is none of this id, or no longer.</summary>
    public byte[]? DrawPicture(UtilityProfile utility, string? id) => pictures.Draw(utility, id);

    /// <summary>Work for a browser; eight times as much while somebody guesses at this utility.</summary>
    public async Task<ProofOfWorkChallenge> NewChallengeAsync(UtilityProfile utility, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(utility);
        await using var db = store.Read(utility.Id);
        return work.New(utility, await attempts.IsUnderAttackAsync(db, utility, cancel));
    }

    private async Task<bool> UseAsync(
        UtilityProfile utility,
        HumanSeals.Opened check,
        bool isRight,
        CancellationToken cancel
    )
    {
        try
        {
            return await store.WriteAsync(utility.Id, db => UseAsync(db, utility, check, isRight, cancel), cancel);
        }
        catch (DbUpdateException)
        {
            // The same answer came twice at once, and the other was the first.
            return false;
        }
    }

    private async Task<bool> UseAsync(
        EbokDb db,
        UtilityProfile utility,
        HumanSeals.Opened check,
        bool isRight,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        await db.HumanAnswers.Where(use => use.ExpiresAt < now).ExecuteDeleteAsync(cancel);
        var changed = await db
            .HumanAnswers.Where(use => use.Id == check.Id && !use.Passed && use.Wrong < Tries)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(use => use.Passed, isRight)
                        .SetProperty(use => use.Wrong, use => use.Wrong + (isRight ? 0 : 1)),
                cancel
            );
        if (changed > 0)
            return isRight;
        if (await db.HumanAnswers.AnyAsync(use => use.Id == check.Id, cancel))
            return false;
        db.HumanAnswers.Add(
            new HumanAnswerUse
            {
                Id = check.Id,
                Utility = utility.Id,
                ExpiresAt = check.ExpiresAt,
                Passed = isRight,
                Wrong = isRight ? 0 : 1,
            }
        );
        return isRight;
    }
}
