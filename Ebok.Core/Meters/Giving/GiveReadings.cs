using Ebok.Core.Attachments;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Core.Meters.Giving;

/// <summary>One meter of the form, as it was sent.</summary>
/// <param name="Meter">Of the actor.</param>
/// <param name="Request">Of the form: the same sent again is the same reading.</param>
/// <param name="Given">Day and state.</param>
/// <param name="Reason">Answer to the office's question; null: not asked yet.</param>
/// <param name="Note">In the customer's words.</param>
/// <param name="Photo">Of the dial; null: none.</param>
public sealed record ReadingInput(
    MeterId Meter,
    Guid Request,
    GivenReading Given,
    ReadingReason? Reason = null,
    string? Note = null,
    IncomingFile? Photo = null
);

/// <summary>What became of one meter of the form.</summary>
/// <param name="Meter">Which.</param>
/// <param name="Verdict">What the rules said.</param>
/// <param name="Status">Null: nothing is stored, it was refused or is asked about.</param>
/// <param name="Photo">What is wrong with its photo: then nothing of the whole form is stored.</param>
public sealed record ReadingOutcome(
    MeterId Meter,
    ReadingVerdict Verdict,
    GivenState? Status,
    BadAttachments? Photo = null
);

/// <summary>Takes the readings of a form (M7): those that the rules accept at once, those that were asked about with the
/// customer's reason for staff to decide; the rest is told why not.</summary>
public sealed class GiveReadings(TakeReadings take)
{
    /// <summary>Most meters in one form.</summary>
    public const int Most = 100;

    /// <summary>An outcome for each input, or <see cref="NotFound"/> when one of the meters is not the actor's: then
    /// nothing is stored.</summary>
    public async Task<Result<IReadOnlyList<ReadingOutcome>>> RunAsync(
        Actor actor,
        UtilityProfile utility,
        IReadOnlyList<ReadingInput> inputs,
        CancellationToken cancel
    ) => await take.RunAsync(new(actor), utility, inputs, cancel);
}
