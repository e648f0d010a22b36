using Ebok.Core.HumanChecks;

namespace Ebok.Web.HumanChecks;

/// <summary>What <see cref="HumanCheckField"/> puts into a form, for the page that the form is sent to:
/// <code>
/// if (HumanCheckForm.AsksOtherwise(form))
///     return; // shown again as typed, with another picture
/// if (!await human.PassesAsync(utility, HumanCheckForm.Read(form), cancel))
///     error = HumanCheckForm.RefusalOf(form);
/// </code></summary>
internal static class HumanCheckForm
{
    /// <summary>Id of the field, for a summary of errors.</summary>
    public const string FieldId = "pole-kod-z-obrazka";

    internal const string PictureId = "obrazek";
    internal const string PictureText = "kod-z-obrazka";
    internal const string ProofOfWork = "altcha";

    /// <summary>Name of the buttons that ask for another picture, or for no picture.</summary>
    internal const string Otherwise = "obrazek-inaczej";
    internal const string NewPicture = "nowy";
    internal const string NoPicture = "bez";

    /// <summary>The answer.</summary>
    public static HumanAnswer Read(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return new(form[PictureId], form[PictureText], form[ProofOfWork]);
    }

    /// <summary>The form was sent only for another picture, or for a way without one (a browser without script): nothing is
    /// checked and nothing done, the page is shown again with what was typed.</summary>
    public static bool AsksOtherwise(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.ContainsKey(Otherwise);
    }

    /// <summary>What is told when the answer was not good.</summary>
    public static string RefusalOf(IFormCollection form) =>
        GoesWithoutPicture(form) || !form.ContainsKey(PictureId)
            ? HumanCheckTexts.WorkMissing
            : HumanCheckTexts.WrongPicture;

    /// <summary>The person has chosen the way round the picture.</summary>
    internal static bool GoesWithoutPicture(IFormCollection form) =>
        form[Otherwise] == NoPicture || form.ContainsKey(ProofOfWork);
}
