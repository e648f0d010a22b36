namespace Ebok.Core.Imports;

/// <summary>What a source may have at most. Above is refused, never cut off.</summary>
internal static class ImportLimits
{
    /// <summary>KSeF takes 1 MB, 3 MB with an attachment.</summary>
    internal const int XmlMegabytes = 4;

    /// <summary>The deepest element of FA(3) is the seventh.</summary>
    internal const int XmlDepth = 16;

    /// <summary>Characters of an ordinary value (TZnakowy512).</summary>
    internal const int Text = 512;

    /// <summary>Characters of a number, a customer code (TZnakowy).</summary>
    internal const int Number = 256;

    /// <summary>Characters of the footer (TTekstowy).</summary>
    internal const int Footer = 3500;

    /// <summary>FaWiersz, ZamowienieWiersz, DodatkowyOpis.</summary>
    internal const int Lines = 10_000;

    /// <summary>Largest amount either way, in units of the currency: sums of it never overflow.</summary>
    internal const decimal Amount = 1_000_000_000_000m;
}
