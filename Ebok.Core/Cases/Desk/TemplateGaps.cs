using System.Globalization;
using System.Text.RegularExpressions;
using Ebok.Core.Shared;

namespace Ebok.Core.Cases.Desk;

/// <summary>A gap that no case fills.</summary>
/// <param name="Gap">As it was written, with its braces.</param>
public sealed record UnknownGap(string Gap) : Refusal;

/// <summary>The gaps of a template: <c>Dzień dobry, w sprawie {numer} …</c>.</summary>
public static partial class TemplateGaps
{
    private static readonly CultureInfo Polish = CultureInfo.GetCultureInfo("pl-PL");

    /// <summary>What there is to be filled in, in the order in which a page lists it.</summary>
    public static IReadOnlyList<string> All { get; } =
    ["{numer}", "{klient}", "{rodzaj}", "{data}", "{termin}", "{firma}"];

    /// <summary>The first gap that is none of these; null: all are known.</summary>
    internal static UnknownGap? Unknown(string text) =>
        Gap().Matches(text).Select(m => m.Value).FirstOrDefault(gap => !All.Contains(gap)) is { } gap ? new(gap) : null;

    /// <summary>The text with its gaps filled; values are put in as they are, gaps in them are words.</summary>
    internal static string Fill(string text, GapValues values) =>
        Gap()
            .Replace(
                text,
                gap =>
                    gap.Value switch
                    {
                        "{numer}" => values.Number,
                        "{klient}" => values.Customer,
                        "{rodzaj}" => values.Type,
                        "{data}" => Day(values.Today),
                        "{termin}" => values.Due is { } due ? Day(due) : "–",
                        "{firma}" => values.Utility,
                        _ => gap.Value,
                    }
            );

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", Polish);

    [GeneratedRegex(@"\{[^{}\n]{1,40}\}")]
    private static partial Regex Gap();
}

/// <summary>What fills the gaps.</summary>
internal sealed record GapValues(
    string Number,
    string Customer,
    string Type,
    DateOnly Today,
    DateOnly? Due,
    string Utility
);
