namespace Ebok.Core.Invoices;

/// <summary><c>RodzajFaktury</c> of FA(3). Stored as numbers: append only.</summary>
public enum InvoiceKind
{
    /// <summary>VAT: an ordinary invoice.</summary>
    Vat = 0,

    /// <summary>KOR: a correction; its total is the difference.</summary>
    Correction = 1,

    /// <summary>ZAL: an advance invoice.</summary>
    Advance = 2,

    /// <summary>ROZ: settles advance invoices.</summary>
    Settlement = 3,

    /// <summary>UPR: simplified.</summary>
    Simplified = 4,

    /// <summary>KOR_ZAL: correction of an advance invoice.</summary>
    AdvanceCorrection = 5,

    /// <summary>KOR_ROZ: correction of a settlement invoice.</summary>
    SettlementCorrection = 6,
}
