using System.Text.Json;

namespace Ebok.Tests.Journeys;

/// <summary>Reads what a person has on paper.</summary>
internal static class PaperExtensions
{
    /// <summary>The text under a name that must be there.</summary>
    public static string Text(this JsonElement paper, string name) => paper.GetProperty(name).GetString()!;
}
