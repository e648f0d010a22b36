using System.Globalization;

namespace Ebok.Core.Imports;

/// <summary>Why a file, a row or a part of it was not taken. The name is the key of the text in <c>ImportTexts</c>.</summary>
public enum ImportReason
{
    /// <summary>The file is larger than an FA(3) file may be. {0} limit in MB.</summary>
    TooBig,

    /// <summary>The file could not be read from the disk.</summary>
    Unreadable,

    /// <summary>Bytes that are not UTF-8, or another encoding declared. </summary>
    NotUtf8,

    /// <summary>A document type or entities: never needed in an invoice, often an attack.</summary>
    Dtd,

    /// <summary>Not well-formed XML, or cut off.</summary>
    BrokenXml,

    /// <summary>Elements deeper than FA(3) has them. {0} limit.</summary>
    TooDeep,

    /// <summary>FA(2), the form before.</summary>
    Fa2,

    /// <summary>Some other XML. {0} root element.</summary>
    NotFa3,

    /// <summary>KodFormularza, kodSystemowy or wersjaSchemy differ. {0} what stands there.</summary>
    WrongForm,

    /// <summary>{0} element that must be there and is not.</summary>
    Missing,

    /// <summary>{0} element that is there twice.</summary>
    Twice,

    /// <summary>{0} element that has elements inside where a value should be.</summary>
    NotAValue,

    /// <summary>{0} element or column, {1} value: not an amount.</summary>
    BadAmount,

    /// <summary>{0} element or column, {1} value: not a number.</summary>
    BadNumber,

    /// <summary>{0} element or column, {1} value: not a day.</summary>
    BadDay,

    /// <summary>{0} element or column, {1} value: none of the allowed.</summary>
    BadValue,

    /// <summary>{0} element or column, {1} most characters.</summary>
    TooLong,

    /// <summary>{0} element, {1} most of them.</summary>
    TooMany,

    /// <summary>{0} NIP: none of the utility's companies.</summary>
    NotOurSeller,

    /// <summary>The file's name looks like a KSeF number and is none, or is another seller's. Taken without it.</summary>
    BadKsefName,

    /// <summary>{0} number: another file of the same run has an invoice of this number with other content.</summary>
    SameNumberTwice,

    /// <summary>{0} number: the invoice came before with other content; the new one has taken its place.</summary>
    ChangedInvoice,

    /// <summary>{0} column: its check digit is wrong.</summary>
    BadCheckDigit,

    /// <summary>{0} column that must be filled.</summary>
    EmptyColumn,

    /// <summary>{0} column that must be there; the file is left out.</summary>
    NoColumn,

    /// <summary>{0} columns that are not known and were left out.</summary>
    UnknownColumns,

    /// <summary>{0} fields there are, {1} there should be.</summary>
    WrongFieldCount,

    /// <summary>A quote that is not closed in its row.</summary>
    BrokenQuote,

    /// <summary>A row longer than 128 KB, as a quote makes it that is never closed: the rest cannot be read.</summary>
    TooLongRow,

    /// <summary>{0} column, {1} value: not in the portal (yet).</summary>
    NotFound,

    /// <summary>{0} number that two documents have, of two companies: nip_sprzedawcy is needed.</summary>
    Ambiguous,

    /// <summary>{0} number: came as XML, which is not replaced by a row.</summary>
    CameAsXml,

    /// <summary>{0} path that leads out of the folder, or that is no file.</summary>
    BadPath,

    /// <summary>{0} file that may not be read.</summary>
    UnreadableFile,

    /// <summary>{0} file whose content is not a PDF.</summary>
    NotPdf,

    /// <summary>{0} file larger than {1} MB.</summary>
    FileTooBig,

    /// <summary>A file of the folder whose name the contract does not know; left out.</summary>
    UnknownFile,

    /// <summary>{0} columns of which only one is filled.</summary>
    BothOrNone,

    /// <summary>Empty, a link, a pipe or a device: no file that could be read.</summary>
    NotAFile,

    /// <summary>A ZIP that is damaged, under a password, too large, or has names that lead elsewhere.</summary>
    BadZip,

    /// <summary>A file of a kind that imports do not take; left out.</summary>
    UnknownKind,

    /// <summary>Neither MT940 nor camt.053.</summary>
    NotBankFile,

    /// <summary>{0} the field that ends a statement and is not there: the file is cut off.</summary>
    CutOffStatement,

    /// <summary>{0} number of the statement: opening balance, entries and closing balance do not fit. Taken
    /// nevertheless.</summary>
    StatementDoesNotBalance,

    /// <summary>{0} account of the statement: none of the utility's companies. Taken, its payments by individual account
    /// and invoice only.</summary>
    NotOurAccount,
}

/// <summary>What was not taken (or taken with a remark), where and why.</summary>
/// <param name="File">Path below the imported folder.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1, in characters for XML and in fields for CSV; 0 where none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Arguments">For the text; never personal data.</param>
public sealed record ImportProblem(
    string File,
    int Line,
    int Column,
    ImportReason Reason,
    IReadOnlyList<string> Arguments
)
{
    /// <summary>Whether the file or row was taken nevertheless.</summary>
    public bool IsRemark =>
        Reason
            is ImportReason.BadKsefName
                or ImportReason.ChangedInvoice
                or ImportReason.UnknownColumns
                or ImportReason.UnknownFile
                or ImportReason.UnknownKind
                or ImportReason.StatementDoesNotBalance
                or ImportReason.NotOurAccount;

    /// <summary>The reason in words, in the language of the thread.</summary>
    public string Text =>
        string.Format(
            CultureInfo.CurrentCulture,
            ImportTexts.ResourceManager.GetString(Reason.ToString(), CultureInfo.CurrentUICulture)!,
            [.. Arguments]
        );

    /// <inheritdoc/>
    public override string ToString() =>
        Line == 0 ? $"{File}: {Text}"
        : Column == 0 ? $"{File}:{Line}: {Text}"
        : $"{File}:{Line}:{Column}: {Text}";
}
