using Ebok.Core.Shared;

namespace Ebok.Core.Invoices;

/// <summary>Everything of an invoice that is shown but never searched or summed: parties, lines, VAT table, settlement,
/// terms, corrections, attachment. Kept as one JSON value beside the invoice's row, since it is only ever read whole.
/// Names in comments are FA(3)'s elements (<c>formats.md</c>).</summary>
public sealed record InvoiceContent
{
    /// <summary><c>Podmiot1</c>.</summary>
    public required InvoiceParty Seller { get; init; }

    /// <summary><c>Podmiot2</c>.</summary>
    public required InvoiceParty Buyer { get; init; }

    /// <summary><c>Podmiot3</c>: manager, co-owner, payer …</summary>
    public IReadOnlyList<ThirdParty> ThirdParties { get; init; } = [];

    /// <summary><c>FaWiersz</c> (or <c>ZamowienieWiersz</c> of an advance invoice), in order.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; init; } = [];

    /// <summary><c>P_13_x</c>/<c>P_14_x</c> by rate.</summary>
    public IReadOnlyList<VatRow> Vat { get; init; } = [];

    /// <summary><c>Rozliczenie</c>: charges and deductions beside the invoice's own amount.</summary>
    public InvoiceSettlement? Settlement { get; init; }

    /// <summary><c>Platnosc</c>.</summary>
    public InvoicePayment Payment { get; init; } = new();

    /// <summary><c>DaneFaKorygowanej</c> and what belongs to it; null unless the invoice corrects others.</summary>
    public InvoiceCorrection? Correction { get; init; }

    /// <summary><c>FakturaZaliczkowa</c>: numbers of the advance invoices that this one settles.</summary>
    public IReadOnlyList<string> AdvanceInvoices { get; init; } = [];

    /// <summary><c>DodatkowyOpis</c>: meter, readings, remarks.</summary>
    public IReadOnlyList<InvoiceNote> Notes { get; init; } = [];

    /// <summary><c>WarunkiTransakcji/Umowy</c>.</summary>
    public IReadOnlyList<ContractReference> Contracts { get; init; } = [];

    /// <summary><c>Adnotacje</c> that a customer must see, as codes: <c>P_16</c> cash accounting, <c>P_17</c>
    /// self-billing, <c>P_18</c> reverse charge, <c>P_18A</c> split payment …; <c>P_19A</c>–<c>C</c> with the text.</summary>
    public IReadOnlyList<InvoiceNote> Annotations { get; init; } = [];

    /// <summary><c>Zalacznik</c>: settlement of the supply point, meter readings.</summary>
    public IReadOnlyList<AttachmentBlock> Attachment { get; init; } = [];

    /// <summary><c>Stopka</c>: court, share capital, REGON, remarks.</summary>
    public IReadOnlyList<string> Footer { get; init; } = [];

    /// <summary>All else that the invoice says, by the name of FA(3)'s element: <c>WZ</c>, <c>NrZamowienia</c>,
    /// <c>WarunkiSkonta</c>, <c>IPKSeF</c>, <c>PKWiU</c> of a line … Nothing of the source is lost.</summary>
    public IReadOnlyList<InvoiceNote> Other { get; init; } = [];

    /// <summary><c>P_1M</c>: place of issue.</summary>
    public string? PlaceOfIssue { get; init; }

    /// <summary><c>P_6</c>: day of supply, where one day is given and no period.</summary>
    public DateOnly? SuppliedOn { get; init; }
}

/// <summary>A party of an invoice.</summary>
public sealed record InvoiceParty
{
    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>Tax number as written (NIP, or EU prefix and number, or country and id); null for a consumer.</summary>
    public string? TaxId { get; init; }

    /// <summary><c>AdresL1</c>, <c>AdresL2</c>, and the country unless Poland, in order.</summary>
    public IReadOnlyList<string> Address { get; init; } = [];

    /// <summary><c>AdresKoresp</c>.</summary>
    public IReadOnlyList<string> CorrespondenceAddress { get; init; } = [];

    /// <summary>First e-mail of the contact data.</summary>
    public string? Email { get; init; }

    /// <summary>First telephone of the contact data.</summary>
    public string? Phone { get; init; }

    /// <summary><c>NrKlienta</c>.</summary>
    public string? CustomerCode { get; init; }
}

/// <summary><c>Podmiot3</c>.</summary>
/// <param name="Party">Name, tax number, address.</param>
/// <param name="Role"><c>Rola</c>: 1 factor, 2 recipient, 4 additional buyer, 5 issuer, 6 payer, 8 unit of local
/// government …; null where the role is described in words.</param>
/// <param name="RoleText"><c>OpisRoli</c>.</param>
/// <param name="SharePercent"><c>Udzial</c>.</param>
public sealed record ThirdParty(InvoiceParty Party, int? Role, string? RoleText, decimal? SharePercent);

/// <summary>One line.</summary>
/// <param name="Number"><c>NrWierszaFa</c>.</param>
/// <param name="Name"><c>P_7</c>.</param>
/// <param name="Unit"><c>P_8A</c>.</param>
/// <param name="Quantity"><c>P_8B</c>, up to 6 decimals.</param>
/// <param name="NetPrice"><c>P_9A</c>, up to 8 decimals.</param>
/// <param name="GrossPrice"><c>P_9B</c>, where the invoice counts from gross.</param>
/// <param name="Discount"><c>P_10</c>.</param>
/// <param name="Net"><c>P_11</c>.</param>
/// <param name="Gross"><c>P_11A</c>.</param>
/// <param name="VatRate"><c>P_12</c> as written: 23, 8, zw, np I …</param>
/// <param name="Before"><c>StanPrzed</c>: on a correction, the line as it was before.</param>
public sealed record InvoiceLine(
    int Number,
    string? Name,
    string? Unit,
    decimal? Quantity,
    decimal? NetPrice,
    decimal? GrossPrice,
    decimal? Discount,
    decimal? Net,
    decimal? Gross,
    string? VatRate,
    bool Before
)
{
    /// <summary><c>P_6A</c>: day of supply of this line.</summary>
    public DateOnly? SuppliedOn { get; init; }

    /// <summary><c>P_11Vat</c>.</summary>
    public decimal? Vat { get; init; }
}

/// <summary>A row of the VAT table.</summary>
/// <param name="Rate">Which, in the words of <c>P_12</c>: <c>23</c>, <c>8</c>, <c>5</c>, <c>0 KR</c>, <c>0 WDT</c>,
/// <c>0 EX</c>, <c>zw</c>, <c>np I</c>, <c>np II</c>, <c>oo</c>; and <c>4</c> (taxi), <c>OSS</c>, <c>marża</c>.</param>
/// <param name="Net">Taxed amount.</param>
/// <param name="Vat">Tax; null where the rate has none.</param>
public sealed record VatRow(string Rate, Money Net, Money? Vat);

/// <summary><c>Rozliczenie</c>.</summary>
/// <param name="Charges"><c>Obciazenia</c>.</param>
/// <param name="Deductions"><c>Odliczenia</c>.</param>
/// <param name="ToPay"><c>DoZaplaty</c>.</param>
/// <param name="ToSettle"><c>DoRozliczenia</c>: overpaid, to be set off or returned.</param>
public sealed record InvoiceSettlement(
    IReadOnlyList<SettlementItem> Charges,
    IReadOnlyList<SettlementItem> Deductions,
    Money? ToPay,
    Money? ToSettle
);

/// <summary>A charge or a deduction of the settlement.</summary>
/// <param name="Amount"><c>Kwota</c>.</param>
/// <param name="Reason"><c>Powod</c>.</param>
public sealed record SettlementItem(Money Amount, string Reason);

/// <summary><c>Platnosc</c>.</summary>
public sealed record InvoicePayment
{
    /// <summary><c>Zaplacono</c>: already paid when issued.</summary>
    public bool Paid { get; init; }

    /// <summary><c>DataZaplaty</c>.</summary>
    public DateOnly? PaidOn { get; init; }

    /// <summary><c>ZaplataCzesciowa</c>.</summary>
    public IReadOnlyList<PartPayment> PartPayments { get; init; } = [];

    /// <summary><c>TerminPlatnosci</c>, all of them.</summary>
    public IReadOnlyList<PaymentTerm> Terms { get; init; } = [];

    /// <summary><c>FormaPlatnosci</c>: 1 cash, 2 card, 3 voucher, 4 cheque, 5 credit, 6 transfer, 7 mobile.</summary>
    public int? Form { get; init; }

    /// <summary><c>OpisPlatnosci</c>.</summary>
    public string? FormText { get; init; }

    /// <summary><c>RachunekBankowy</c>, all of them.</summary>
    public IReadOnlyList<BankAccount> Accounts { get; init; } = [];

    /// <summary><c>LinkDoPlatnosci</c>; only https links are kept.</summary>
    public string? Link { get; init; }
}

/// <summary>A part paid before the invoice was issued.</summary>
public sealed record PartPayment(Money Amount, DateOnly? On);

/// <summary>A due date, or the words that stand for one.</summary>
public sealed record PaymentTerm(DateOnly? On, string? Description);

/// <summary>A bank account of the seller.</summary>
public sealed record BankAccount(string Number, string? Bank, string? Description);

/// <summary>What is corrected, and why.</summary>
/// <param name="Invoices"><c>DaneFaKorygowanej</c>.</param>
/// <param name="Reason"><c>PrzyczynaKorekty</c>.</param>
/// <param name="Period"><c>OkresFaKorygowanej</c>.</param>
/// <param name="CorrectedNumber"><c>NrFaKorygowany</c>: the right number, where the number itself was wrong.</param>
/// <param name="SellerBefore"><c>Podmiot1K</c>.</param>
/// <param name="BuyersBefore"><c>Podmiot2K</c>.</param>
/// <param name="GrossBefore"><c>P_15ZK</c>: amount to pay before the correction of an advance invoice.</param>
public sealed record InvoiceCorrection(
    IReadOnlyList<CorrectedInvoice> Invoices,
    string? Reason,
    string? Period,
    string? CorrectedNumber,
    InvoiceParty? SellerBefore,
    IReadOnlyList<InvoiceParty> BuyersBefore,
    Money? GrossBefore
);

/// <summary>An invoice that is corrected.</summary>
public sealed record CorrectedInvoice(DateOnly? IssuedOn, string Number, string? KsefNumber);

/// <summary>A key and a value, and the line they speak of.</summary>
public sealed record InvoiceNote(string Key, string Value, int? Line);

/// <summary>A contract that the invoice names.</summary>
public sealed record ContractReference(string? Number, DateOnly? On);

/// <summary><c>BlokDanych</c> of the attachment.</summary>
/// <param name="Heading"><c>ZNaglowek</c>.</param>
/// <param name="Facts"><c>MetaDane</c>.</param>
/// <param name="Paragraphs"><c>Tekst/Akapit</c>.</param>
/// <param name="Tables"><c>Tabela</c>.</param>
public sealed record AttachmentBlock(
    string? Heading,
    IReadOnlyList<InvoiceNote> Facts,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<AttachmentTable> Tables
);

/// <summary>A table of the attachment.</summary>
/// <param name="Facts"><c>TMetaDane</c>.</param>
/// <param name="Description"><c>Opis</c>.</param>
/// <param name="Columns"><c>TNaglowek/Kol</c>.</param>
/// <param name="Rows"><c>Wiersz/WKom</c>.</param>
/// <param name="Sums"><c>Suma/SKom</c>.</param>
public sealed record AttachmentTable(
    IReadOnlyList<InvoiceNote> Facts,
    string? Description,
    IReadOnlyList<AttachmentColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string> Sums
);

/// <summary>A column: its heading and kind (<c>txt</c>, <c>date</c>, <c>int</c>, <c>dec</c>, <c>time</c>, <c>datetime</c>).</summary>
public sealed record AttachmentColumn(string Heading, string Kind);
