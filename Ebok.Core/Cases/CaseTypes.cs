namespace Ebok.Core.Cases;

/// <summary>Kinds of letters that no profile names: forms of the office's own make them.</summary>
public static class CaseTypes
{
    /// <summary>A change of data (K7).</summary>
    public const string DataChange = "zmiana-danych";
}
