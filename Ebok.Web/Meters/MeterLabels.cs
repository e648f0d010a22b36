using Ebok.Core.Meters;

namespace Ebok.Web.Meters;

/// <summary>Texts of what flows through a meter and of how it is read.</summary>
internal static class MeterLabels
{
    /// <summary>woda, ciepło …</summary>
    public static string Of(Medium medium) => Text($"Medium_{medium}");

    /// <summary>odczyt inkasenta, szacunkowy …</summary>
    public static string Of(ReadingSource source) => Text($"Source_{source}");

    private static string Text(string key) => MeterTexts.ResourceManager.GetString(key, MeterTexts.Culture)!;
}
