namespace Ebok.Core.Shared;

/// <summary>An id that is a type of its own, so that a customer's id cannot stand where an invoice's is meant.
/// Values are version 7 UUIDs: made by the program (no round trip), sorted by time, not to be guessed.</summary>
/// <typeparam name="TSelf">The id type.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare value, for storage and addresses.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A utility's slug, as in its address: <c>weglokoks</c>. Every stored row carries one.</summary>
/// <param name="Slug">Lower-case letters, digits and dashes.</param>
public readonly record struct UtilityId(string Slug)
{
    /// <inheritdoc/>
    public override string ToString() => Slug;
}

/// <summary>Id of a sign-in account.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId>
{
    /// <summary>A fresh id.</summary>
    public static AccountId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static AccountId From(Guid value) => new(value);
}

/// <summary>Id of a signed-in session.</summary>
public readonly record struct SessionId(Guid Value) : IId<SessionId>
{
    /// <summary>A fresh id.</summary>
    public static SessionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static SessionId From(Guid value) => new(value);
}

/// <summary>Id of a customer (kontrahent, nabywca, płatnik).</summary>
public readonly record struct CustomerId(Guid Value) : IId<CustomerId>
{
    /// <summary>A fresh id.</summary>
    public static CustomerId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static CustomerId From(Guid value) => new(value);
}

/// <summary>Id of a contract (umowa).</summary>
public readonly record struct ContractId(Guid Value) : IId<ContractId>
{
    /// <summary>A fresh id.</summary>
    public static ContractId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ContractId From(Guid value) => new(value);
}

/// <summary>Id of a supply point (punkt poboru).</summary>
public readonly record struct SupplyPointId(Guid Value) : IId<SupplyPointId>
{
    /// <summary>A fresh id.</summary>
    public static SupplyPointId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static SupplyPointId From(Guid value) => new(value);
}

/// <summary>Id of a meter (licznik, wodomierz).</summary>
public readonly record struct MeterId(Guid Value) : IId<MeterId>
{
    /// <summary>A fresh id.</summary>
    public static MeterId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static MeterId From(Guid value) => new(value);
}

/// <summary>Id of a meter reading (odczyt).</summary>
public readonly record struct ReadingId(Guid Value) : IId<ReadingId>
{
    /// <summary>A fresh id.</summary>
    public static ReadingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ReadingId From(Guid value) => new(value);
}

/// <summary>Id of an invoice (faktura).</summary>
public readonly record struct InvoiceId(Guid Value) : IId<InvoiceId>
{
    /// <summary>A fresh id.</summary>
    public static InvoiceId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static InvoiceId From(Guid value) => new(value);
}

/// <summary>Id of a ledger entry: payment, interest note, other charge or credit.</summary>
public readonly record struct LedgerEntryId(Guid Value) : IId<LedgerEntryId>
{
    /// <summary>A fresh id.</summary>
    public static LedgerEntryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static LedgerEntryId From(Guid value) => new(value);
}

/// <summary>Id of a payment by gateway (płatność internetowa).</summary>
public readonly record struct OnlinePaymentId(Guid Value) : IId<OnlinePaymentId>
{
    /// <summary>A fresh id.</summary>
    public static OnlinePaymentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static OnlinePaymentId From(Guid value) => new(value);
}

/// <summary>Id of an entry of a bank statement (pozycja wyciągu).</summary>
public readonly record struct BankEntryId(Guid Value) : IId<BankEntryId>
{
    /// <summary>A fresh id.</summary>
    public static BankEntryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static BankEntryId From(Guid value) => new(value);
}

/// <summary>Id of a stored file: contract text, supplied PDF, regulations.</summary>
public readonly record struct DocumentId(Guid Value) : IId<DocumentId>
{
    /// <summary>A fresh id.</summary>
    public static DocumentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static DocumentId From(Guid value) => new(value);
}

/// <summary>Id of one run of the importer.</summary>
public readonly record struct ImportRunId(Guid Value) : IId<ImportRunId>
{
    /// <summary>A fresh id.</summary>
    public static ImportRunId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ImportRunId From(Guid value) => new(value);
}

/// <summary>Id of an article: news, a part of the help page.</summary>
public readonly record struct ArticleId(Guid Value) : IId<ArticleId>
{
    /// <summary>A fresh id.</summary>
    public static ArticleId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ArticleId From(Guid value) => new(value);
}

/// <summary>Id of a version of regulations, privacy policy or consent words.</summary>
public readonly record struct LegalVersionId(Guid Value) : IId<LegalVersionId>
{
    /// <summary>A fresh id.</summary>
    public static LegalVersionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static LegalVersionId From(Guid value) => new(value);
}

/// <summary>Id of an outgoing mail.</summary>
public readonly record struct MailId(Guid Value) : IId<MailId>
{
    /// <summary>A fresh id.</summary>
    public static MailId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static MailId From(Guid value) => new(value);
}

/// <summary>Id of a registration that was sent in.</summary>
public readonly record struct RegistrationId(Guid Value) : IId<RegistrationId>
{
    /// <summary>A fresh id.</summary>
    public static RegistrationId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static RegistrationId From(Guid value) => new(value);
}

/// <summary>Id of a member of staff.</summary>
public readonly record struct StaffId(Guid Value) : IId<StaffId>
{
    /// <summary>A fresh id.</summary>
    public static StaffId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static StaffId From(Guid value) => new(value);
}

/// <summary>Id of one entry in the history of consents.</summary>
public readonly record struct ConsentId(Guid Value) : IId<ConsentId>
{
    /// <summary>A fresh id.</summary>
    public static ConsentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>Id of a case: a letter, application, notice or complaint (sprawa, pismo).</summary>
public readonly record struct CaseId(Guid Value) : IId<CaseId>
{
    /// <summary>A fresh id.</summary>
    public static CaseId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static CaseId From(Guid value) => new(value);
}

/// <summary>Id of an attached file.</summary>
public readonly record struct AttachmentId(Guid Value) : IId<AttachmentId>
{
    /// <summary>A fresh id.</summary>
    public static AttachmentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static AttachmentId From(Guid value) => new(value);
}

/// <summary>Id of a template of answers.</summary>
public readonly record struct CaseTemplateId(Guid Value) : IId<CaseTemplateId>
{
    /// <summary>A fresh id.</summary>
    public static CaseTemplateId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static CaseTemplateId From(Guid value) => new(value);
}

/// <summary>Id of a change of data that a customer asked for.</summary>
public readonly record struct DataChangeId(Guid Value) : IId<DataChangeId>
{
    /// <summary>A fresh id.</summary>
    public static DataChangeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static DataChangeId From(Guid value) => new(value);
}

/// <summary>Id of an export of what customers sent.</summary>
public readonly record struct ExportId(Guid Value) : IId<ExportId>
{
    /// <summary>A fresh id.</summary>
    public static ExportId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ExportId From(Guid value) => new(value);
}

/// <summary>Id of a look at a customer's pages by staff.</summary>
public readonly record struct ViewingId(Guid Value) : IId<ViewingId>
{
    /// <summary>A fresh id.</summary>
    public static ViewingId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ViewingId From(Guid value) => new(value);
}

/// <summary>Id of a property manager's request for an account.</summary>
public readonly record struct ManagerRequestId(Guid Value) : IId<ManagerRequestId>
{
    /// <summary>A fresh id.</summary>
    public static ManagerRequestId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public static ManagerRequestId From(Guid value) => new(value);
}
