namespace Ebok.Core.Audit;

/// <summary>What was done. Stored and hashed by name: a name never changes.</summary>
public enum AuditAct
{
    /// <summary>A member of staff signed in.</summary>
    StaffSignedIn,

    /// <summary>A sign-in of staff was refused.</summary>
    StaffSignInRefused,

    /// <summary>The second factor was wrong.</summary>
    StaffFactorRefused,

    /// <summary>A second factor was set up.</summary>
    StaffFactorSet,

    /// <summary>Signed out.</summary>
    StaffSignedOut,

    /// <summary>Own password changed.</summary>
    StaffPasswordChanged,

    /// <summary>Added, by the command line or an administrator; detail: role.</summary>
    StaffAdded,

    /// <summary>Blocked.</summary>
    StaffBlocked,

    /// <summary>Let in again.</summary>
    StaffUnblocked,

    /// <summary>Given a one-time password and freed of the second factor.</summary>
    StaffReset,

    /// <summary>Something was tried that the role does not allow; detail: what.</summary>
    RightDenied,

    /// <summary>A registration was approved; target: the registration.</summary>
    RegistrationApproved,

    /// <summary>A registration was refused; target: the registration.</summary>
    RegistrationRefused,

    /// <summary>News or help were written as a draft, or withdrawn; target: the article; detail: kind.</summary>
    ArticleSaved,

    /// <summary>News or help were published or changed; target: the article; detail: kind.</summary>
    ArticlePublished,

    /// <summary>News or help were deleted; detail: the title.</summary>
    ArticleDeleted,

    /// <summary>A document was published; target: the document.</summary>
    DocumentPublished,

    /// <summary>Its days were changed.</summary>
    DocumentChanged,

    /// <summary>It was taken away from customers.</summary>
    DocumentWithdrawn,

    /// <summary>A mail goes out in the utility's own words; detail: which mail.</summary>
    MailTemplateChanged,

    /// <summary>It goes out in the portal's words again; detail: which mail.</summary>
    MailTemplateReset,

    /// <summary>A version of regulations, privacy policy or consent words was published; detail: which.</summary>
    LegalPublished,

    /// <summary>A letter with a one-time password was printed; target: the account.</summary>
    LetterPrinted,

    /// <summary>A letter was marked as sent; target: the registration.</summary>
    LetterSent,

    /// <summary>An account was made at the counter; target: the account; detail: how the password goes.</summary>
    AccountMade,

    /// <summary>A change of data was accepted; target: the change; detail: number of its letter.</summary>
    DataChangeAccepted,

    /// <summary>A change of data was refused; target: the change; detail: number of its letter.</summary>
    DataChangeRefused,

    /// <summary>What customers sent was taken into an export; target: the export; detail: of what, its number, rows.</summary>
    ExportTaken,

    /// <summary>An export was downloaded; target: the export; detail: of what, its number.</summary>
    ExportOpened,

    /// <summary>A letter was answered; target: the case; detail: its number.</summary>
    CaseAnswered,

    /// <summary>A letter was put into another state; target: the case; detail: the state.</summary>
    CaseMoved,

    /// <summary>Is something else at a utility from now on; detail: the role.</summary>
    StaffRoleChanged,

    /// <summary>Works at a utility no more.</summary>
    StaffAccessTaken,

    /// <summary>Signed out everywhere by an administrator.</summary>
    StaffSessionsEnded,

    /// <summary>The trail itself was exported; detail: how many records, as what.</summary>
    AuditExported,

    /// <summary>A list was taken as a file; detail: which, and how many rows.</summary>
    TableExported,

    /// <summary>A customer's reading was accepted; target: the reading.</summary>
    ReadingAccepted,

    /// <summary>A customer's reading was refused; target: the reading.</summary>
    ReadingRefused,

    /// <summary>A case was taken; target: the case; detail: its number.</summary>
    CaseTaken,

    /// <summary>A case was given back to the queue; target: the case; detail: its number.</summary>
    CaseGivenBack,

    /// <summary>A case was handed to a colleague; target: the case; detail: his id.</summary>
    CaseAssigned,

    /// <summary>Something was noted down about a case; target: the case; detail: its number.</summary>
    CaseNoted,

    /// <summary>A template of answers was written or changed; target: the template.</summary>
    CaseTemplateSaved,

    /// <summary>A template of answers was taken out; target: the template.</summary>
    CaseTemplateRemoved,

    /// <summary>Files for an import were sent in; target: the import; detail: how many.</summary>
    ImportReceived,

    /// <summary>An import was set going; target: the import.</summary>
    ImportStarted,

    /// <summary>An import was stopped or thrown away; target: the import.</summary>
    ImportCancelled,

    /// <summary>An import was taken back; target: the import; detail: rows.</summary>
    ImportUndone,

    /// <summary>When the watched folder is emptied was set; detail: when.</summary>
    ImportScheduled,

    /// <summary>An invoice was given to a customer by hand; target: the invoice; detail: the customer's id.</summary>
    InvoiceAssigned,

    /// <summary>That was taken back; target: the invoice.</summary>
    InvoiceUnassigned,

    /// <summary>A mail was put in line again; target: the mail.</summary>
    MailSentAgain,

    /// <summary>Customers were asked for readings by mail; detail: how many in this batch.</summary>
    ReadingsAskedFor,

    /// <summary>Staff look at a customer's pages as he sees them; target: the customer.</summary>
    CustomerViewed,

    /// <summary>They looked at them to the end; target: the customer.</summary>
    CustomerViewEnded,

    /// <summary>A customer's account was blocked; target: the account.</summary>
    CustomerAccountBlocked,

    /// <summary>A customer's account was let in again; target: the account.</summary>
    CustomerAccountUnblocked,

    /// <summary>A customer was signed out everywhere; target: the account; detail: of how many browsers.</summary>
    CustomerSessionsEnded,

    /// <summary>A customer's own password was replaced by a one-time one in a letter; target: the account.</summary>
    CustomerPasswordReplaced,

    /// <summary>The link that confirms an address was sent again; target: the registration.</summary>
    ActivationSentAgain,

    /// <summary>A manager's account was made; target: the account; detail: how the password goes.</summary>
    ManagerMade,

    /// <summary>A manager's request was refused; target: the request.</summary>
    ManagerRefused,

    /// <summary>Properties were given to a manager; target: the account; detail: how many.</summary>
    ManagerPropertiesAdded,

    /// <summary>A property was taken from a manager; target: the account; detail: the customer's id.</summary>
    ManagerPropertyRemoved,

    /// <summary>The last day of a manager was set; target: the account; detail: the day.</summary>
    ManagerEndSet,

    /// <summary>A profile was published; detail: the number of its version.</summary>
    ProfilePublished,

    /// <summary>A changed profile file on disk was left aside for good.</summary>
    ProfileFileLeft,

    /// <summary>A logo was sent in; detail: its name.</summary>
    LogoAdded,

    /// <summary>The first administrator was made by the set-up page.</summary>
    InstallationFounded,

    /// <summary>A member of staff may make new utilities; detail: or may not any more.</summary>
    UtilityRightSet,

    /// <summary>A utility was made at the dashboard.</summary>
    UtilityMade,

    /// <summary>A bank's file was imported; detail: its name.</summary>
    BankStatementImported,

    /// <summary>A bank entry was put on documents; target: the entry; detail: its number.</summary>
    BankEntryAllocated,

    /// <summary>A bank entry was taken off its documents; target: the entry; detail: its number.</summary>
    BankEntryFreed,

    /// <summary>A bank entry was found to be no customer's; target: the entry; detail: its number.</summary>
    BankEntryDismissed,

    /// <summary>An unclear payment by gateway was decided; target: the payment; detail: paid or not.</summary>
    OnlinePaymentDecided,

    /// <summary>The gateway was asked about a payment; target: the payment.</summary>
    OnlinePaymentAsked,

    /// <summary>What a colleague had open was taken over; target: what; detail: its kind.</summary>
    WorkTakenOver,

    /// <summary>A member of staff changed what guards his own sign-in; detail: what.</summary>
    StaffFactorChanged,

    /// <summary>A request of a property manager that came by mail or post was typed in; target: the request.</summary>
    ManagerRequestEntered,
}
