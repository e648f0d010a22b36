using Ebok.Core.Meters.Giving;
using Ebok.Web.Ui;

namespace Ebok.Web.Operator.Readings;

/// <summary>Words, colours and addresses of the states of a given reading, as staff call them.</summary>
internal static class GivenStates
{
    /// <summary>In the order of the tabs; the first is what is shown without a choice.</summary>
    public static IReadOnlyList<(GivenState State, string Slug)> All { get; } =
    [
        (GivenState.New, "do-decyzji"),
        (GivenState.Accepted, "przyjete"),
        (GivenState.Billed, "rozliczone"),
        (GivenState.Refused, "odrzucone"),
    ];

    public static GivenState Read(string? slug) => All.FirstOrDefault(s => s.Slug == slug, All[0]).State;

    /// <summary>Of a tab.</summary>
    public static string Of(GivenState state) => Text($"State_{state}");

    /// <summary>Of one reading.</summary>
    public static string BadgeOf(GivenState state) => Text($"Badge_{state}");

    public static BadgeKind KindOf(GivenState state) =>
        state switch
        {
            GivenState.New => BadgeKind.Warn,
            GivenState.Refused => BadgeKind.Bad,
            _ => BadgeKind.Ok,
        };

    /// <summary>What the rules asked about, in a few words; a dash where they asked nothing.</summary>
    public static string Of(ReadingQuestion? question) => question is { } asked ? Text($"Asked_{asked}") : Show.Nothing;

    private static string Text(string key) =>
        OperatorReadingsTexts.ResourceManager.GetString(key, OperatorReadingsTexts.Culture)!;
}
