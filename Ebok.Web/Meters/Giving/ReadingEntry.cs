using Ebok.Core.Attachments;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;
using Ebok.Web.Attachments;

namespace Ebok.Web.Meters.Giving;

/// <summary>The form for readings while it is looked at and sent: what was typed, what is wrong with it, what the office
/// asks. The same after sign-in and by a link.</summary>
public sealed class ReadingEntry(ReadingsTyped typed, HttpRequest request, UtilityProfile utility)
{
    private readonly Dictionary<MeterId, ReadingVerdict> verdicts = [];

    /// <summary>By position of the meter.</summary>
    public SortedDictionary<int, string> Errors { get; } = [];

    /// <summary>Of the photos, by position of the meter.</summary>
    public SortedDictionary<int, IReadOnlyList<string>> PhotoErrors { get; } = [];

    public bool HasErrors => Errors.Count + PhotoErrors.Count > 0;

    /// <summary>Whether the office asks about one of them.</summary>
    public bool IsAsked => verdicts.Values.Any(v => v.Question is not null);

    public string? ErrorOf(int index) => Errors.GetValueOrDefault(index);

    public IReadOnlyList<string> PhotoErrorsOf(int index) => PhotoErrors.GetValueOrDefault(index) ?? [];

    public ReadingVerdict? VerdictOf(MeterToRead meter) => verdicts.GetValueOrDefault(meter.Id);

    /// <summary>What was typed for a meter; empty where nothing was.</summary>
    public ReadingTyped RowOf(MeterToRead meter)
    {
        var row = typed.Rows.Find(r => r.Meter == meter.Id.Value);
        if (row is null)
            typed.Rows.Add(row = new() { Meter = meter.Id.Value, Request = Guid.CreateVersion7() });
        return row;
    }

    /// <summary>Whether a photo was sent for it.</summary>
    public bool HasPhoto(MeterToRead meter) => PhotoOf(meter) is not null;

    /// <summary>The readings that were typed; none when there is a slip in one box: nothing is sent then, and all that was
    /// typed stands there still.</summary>
    public IReadOnlyList<ReadingInput> Read(ReadingForm form)
    {
        var inputs = new List<ReadingInput>();
        foreach (var (meter, i) in form.Meters.Rows.Select((m, i) => (m, i)))
            if (RowOf(meter) is { IsEmpty: false } row)
            {
                var (input, _, error) = row.Read(meter.Facts);
                if (input is null)
                    Errors[i] = error!;
                else
                    inputs.Add(input with { Photo = PhotoOf(meter) });
            }
        return HasErrors ? [] : inputs;
    }

    /// <summary>Notes what became of them; those that are stored leave the form, the photos of the rest are kept.</summary>
    public async Task TellAsync(ReadingForm form, IReadOnlyList<ReadingOutcome> outcomes, bool byLink = false)
    {
        foreach (var outcome in outcomes.Where(o => o.Status is null))
        {
            var index = form.Meters.Rows.Select((m, i) => (m, i)).First(m => m.m.Id == outcome.Meter).i;
            if (outcome.Photo is { } bad)
            {
                PhotoErrors[index] = [.. AttachmentLabels.Of(bad, PhotoRules.Of(utility))];
                continue;
            }
            verdicts[outcome.Meter] = outcome.Verdict;
            if (outcome.Verdict.Refusal is { } refusal)
                Errors[index] = ReadingLabels.Of(refusal, form.Meters.Rows[index], form, byLink);
        }
        var open = outcomes.Where(o => o.Status is null).Select(o => o.Meter).ToHashSet();
        await KeepPhotosAsync(form, open.Contains);
        foreach (var done in outcomes.Where(o => o.Status is not null))
            typed.Rows.RemoveAll(r => r.Meter == done.Meter.Value);
    }

    /// <summary>Keeps the photos of those meters for the form, which comes back.</summary>
    public async Task KeepPhotosAsync(ReadingForm form, Func<MeterId, bool> ofWhich)
    {
        foreach (var meter in form.Meters.Rows.Where(m => ofWhich(m.Id)))
            await FormFiles.KeepAsync(request, PhotoRules.Of(utility), MeterToReadCard.PhotoNameOf(meter.Id));
    }

    private IncomingFile? PhotoOf(MeterToRead meter) =>
        // The one that was chosen last, where an older one was kept.
        FormFiles.Read(request, MeterToReadCard.PhotoNameOf(meter.Id))
            is [.., var last]
            ? last
            : null;
}
