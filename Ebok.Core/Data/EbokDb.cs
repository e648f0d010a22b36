using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Ebok.Core.Accounts;
using Ebok.Core.Attachments;
using Ebok.Core.Audit;
using Ebok.Core.Cases;
using Ebok.Core.Cases.Desk;
using Ebok.Core.Consents;
using Ebok.Core.Content;
using Ebok.Core.Credentials;
using Ebok.Core.CustomerFiles;
using Ebok.Core.Customers;
using Ebok.Core.CustomerSearch;
using Ebok.Core.DataChanges;
using Ebok.Core.Documents;
using Ebok.Core.Exports;
using Ebok.Core.FormDrafts;
using Ebok.Core.HumanChecks;
using Ebok.Core.Imports;
using Ebok.Core.Imports.Invoices;
using Ebok.Core.Imports.Undo;
using Ebok.Core.Invoices;
using Ebok.Core.Live;
using Ebok.Core.Mail;
using Ebok.Core.Mail.Templates;
using Ebok.Core.Managers;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Asking;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Operators;
using Ebok.Core.PasswordReset;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Profiles;
using Ebok.Core.Registration;
using Ebok.Core.SecondFactor;
using Ebok.Core.Setup;
using Ebok.Core.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Ebok.Core.Data;

/// <summary>The database. Comes only from <see cref="EbokStore"/>, which says for which utility: every query is
/// filtered by it here, in one place, and a row of another utility cannot be written.</summary>
public abstract class EbokDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Whose rows are seen. Null, for housekeeping over all utilities, sees none unless the query says
    /// <c>IgnoreQueryFilters()</c>: what crosses utilities says so where it does.</summary>
    public UtilityId? Utility { get; internal set; }

    /// <summary>What waits for this context's transaction, in the order given.</summary>
    internal List<Action> Committed { get; } = [];

    /// <summary>Writes down what an import changes; null: nobody asks.</summary>
    internal TraceBook? Trace { get; set; }

    /// <summary>Does something once the transaction is committed, and nothing when it is not: quick, and it does not
    /// fail.</summary>
    internal void AfterCommit(Action act) => Committed.Add(act);

    /// <summary>Until the end of the transaction nobody else does work of this name, on any server. On SQLite writers wait
    /// for each other anyway.</summary>
    internal virtual Task OneAtATimeAsync(string work, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What whoever looks at a list is to hear of once the transaction is committed.</summary>
    internal HashSet<(UtilityId Utility, LiveTopic Topic)> Shown { get; } = [];

    /// <summary>Says that lists of this utility have changed, where the change tracker has not seen it.</summary>
    internal void Changed(LiveTopic topic)
    {
        if (Utility is { } utility)
            Shown.Add((utility, topic));
    }

    internal DbSet<Customer> Customers => Set<Customer>();
    internal DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();
    internal DbSet<SearchNeighbour> SearchNeighbours => Set<SearchNeighbour>();
    internal DbSet<CustomerViewing> CustomerViewings => Set<CustomerViewing>();
    internal DbSet<ManagerRequest> ManagerRequests => Set<ManagerRequest>();
    internal DbSet<Manager> Managers => Set<Manager>();
    internal DbSet<Contract> Contracts => Set<Contract>();
    internal DbSet<SupplyPoint> SupplyPoints => Set<SupplyPoint>();
    internal DbSet<Meter> Meters => Set<Meter>();
    internal DbSet<Reading> Readings => Set<Reading>();
    internal DbSet<Invoice> Invoices => Set<Invoice>();
    internal DbSet<InvoiceBody> InvoiceBodies => Set<InvoiceBody>();
    internal DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    internal DbSet<BankEntry> BankEntries => Set<BankEntry>();
    internal DbSet<OnlinePayment> OnlinePayments => Set<OnlinePayment>();
    internal DbSet<OnlinePaymentPart> OnlinePaymentParts => Set<OnlinePaymentPart>();
    internal DbSet<Document> Documents => Set<Document>();
    internal DbSet<Article> Articles => Set<Article>();
    internal DbSet<LegalVersion> LegalVersions => Set<LegalVersion>();
    internal DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();
    internal DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    internal DbSet<ImportTrace> ImportTraces => Set<ImportTrace>();
    internal DbSet<ImportFinding> ImportFindings => Set<ImportFinding>();
    internal DbSet<ImportSchedule> ImportSchedules => Set<ImportSchedule>();
    internal DbSet<BuyerRule> BuyerRules => Set<BuyerRule>();
    internal DbSet<OutgoingMail> Outbox => Set<OutgoingMail>();
    internal DbSet<AccountCustomer> AccountCustomers => Set<AccountCustomer>();
    internal DbSet<AccountPoint> AccountPoints => Set<AccountPoint>();
    internal DbSet<Session> Sessions => Set<Session>();
    internal DbSet<SignInAttempt> SignInAttempts => Set<SignInAttempt>();
    internal DbSet<OneTimeSecret> OneTimeSecrets => Set<OneTimeSecret>();
    internal DbSet<Attempt> Attempts => Set<Attempt>();
    internal DbSet<RegistrationDraft> RegistrationDrafts => Set<RegistrationDraft>();
    internal DbSet<RegistrationRequest> Registrations => Set<RegistrationRequest>();
    internal DbSet<CustomerReading> CustomerReadings => Set<CustomerReading>();
    internal DbSet<ReadingPhoto> ReadingPhotos => Set<ReadingPhoto>();
    internal DbSet<Consent> Consents => Set<Consent>();
    internal DbSet<DataChange> DataChanges => Set<DataChange>();
    internal DbSet<DataChangeItem> DataChangeItems => Set<DataChangeItem>();
    internal DbSet<Export> Exports => Set<Export>();
    internal DbSet<EmailChange> EmailChanges => Set<EmailChange>();
    internal DbSet<ResetRequest> ResetRequests => Set<ResetRequest>();
    internal DbSet<SecondFactorKey> SecondFactorKeys => Set<SecondFactorKey>();
    internal DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    internal DbSet<HalfSignIn> HalfSignIns => Set<HalfSignIn>();
    internal DbSet<Passkey> Passkeys => Set<Passkey>();
    internal DbSet<UsedChallenge> UsedChallenges => Set<UsedChallenge>();
    internal DbSet<StaffMember> Staff => Set<StaffMember>();
    internal DbSet<StaffGrant> StaffGrants => Set<StaffGrant>();
    internal DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    internal DbSet<WorkHold> WorkHolds => Set<WorkHold>();
    internal DbSet<AuditRecord> Audit => Set<AuditRecord>();
    internal DbSet<AuditHead> AuditHead => Set<AuditHead>();
    internal DbSet<Case> Cases => Set<Case>();
    internal DbSet<CaseMessage> CaseMessages => Set<CaseMessage>();
    internal DbSet<CaseNote> CaseNotes => Set<CaseNote>();
    internal DbSet<CaseTemplate> CaseTemplates => Set<CaseTemplate>();
    internal DbSet<CaseCounter> CaseCounters => Set<CaseCounter>();
    internal DbSet<Attachment> Attachments => Set<Attachment>();
    internal DbSet<ReadingRequest> ReadingRequests => Set<ReadingRequest>();
    internal DbSet<FormDraft> FormDrafts => Set<FormDraft>();
    internal DbSet<FileCheck> FileChecks => Set<FileCheck>();
    internal DbSet<ProfileVersion> ProfileVersions => Set<ProfileVersion>();
    internal DbSet<ProfileDraft> ProfileDrafts => Set<ProfileDraft>();
    internal DbSet<InstallationAdministrator> InstallationAdministrators => Set<InstallationAdministrator>();
    internal DbSet<ProfileLogo> ProfileLogos => Set<ProfileLogo>();
    internal DbSet<HumanAnswerUse> HumanAnswers => Set<HumanAnswerUse>();

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    // Read by the query filter. No utility has an empty slug.
    private UtilityId FilterUtility => Utility ?? new UtilityId("");

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        var sqlite = this is SqliteEbokDb;
        var idConverter = sqlite ? typeof(IdBytesConverter<>) : typeof(IdConverter<>);
        foreach (var id in typeof(IId<>).Assembly.GetTypes().Where(t => t.IsValueType && ImplementsId(t)))
            configurationBuilder.Properties(id).HaveConversion(idConverter.MakeGenericType(id));
        configurationBuilder.Properties<UtilityId>().HaveConversion<UtilityIdConverter>().HaveMaxLength(40);
        configurationBuilder.Properties<Money>().HaveConversion<MoneyConverter>();
        if (!sqlite)
            return;
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EbokDb).Assembly);
        // Compared byte by byte, so that a range of an index is "begins with"; so SQLite compares anyway.
        if (this is not SqliteEbokDb)
            builder.Entity<SearchTerm>().Property(t => t.Term).UseCollation("C");
        Like.Describe(builder, this is SqliteEbokDb);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IOfUtility))))
            FilterByUtility
                .MakeGenericMethod(type.ClrType)
                .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [builder], null);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        foreach (var entry in ChangeTracker.Entries<IOfUtility>())
        {
            if (entry.State == EntityState.Unchanged)
                continue;
            if (Utility is not null && entry.Entity.Utility != Utility)
                throw new InvalidOperationException(
                    $"a {entry.Metadata.ShortName()} of {entry.Entity.Utility} in the database of {Utility}"
                );
            if (Topics.GetOrAdd(entry.Metadata.ClrType, TopicOf) is { } topic)
                Shown.Add((entry.Entity.Utility, topic));
        }
        Trace?.See(ChangeTracker);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private static bool ImplementsId(Type type) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private static readonly ConcurrentDictionary<Type, LiveTopic?> Topics = new();

    private static LiveTopic? TopicOf(Type row) => row.GetCustomAttribute<ShownLiveAttribute>()?.Topic;

    private static readonly MethodInfo FilterByUtility = typeof(EbokDb).GetMethod(
        nameof(Filter),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    private void Filter<TEntity>(ModelBuilder builder)
        where TEntity : class, IOfUtility
    {
        Expression<Func<TEntity, bool>> ofThisUtility = row => row.Utility == FilterUtility;
        builder.Entity<TEntity>().HasQueryFilter(ofThisUtility);
    }
}

/// <summary>The database on SQLite: one file, one server.</summary>
public sealed class SqliteEbokDb(DbContextOptions<SqliteEbokDb> options) : EbokDb(options);

/// <summary>The database on PostgreSQL: several servers.</summary>
public sealed class PostgresEbokDb(DbContextOptions<PostgresEbokDb> options) : EbokDb(options)
{
    internal override Task OneAtATimeAsync(string work, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({work}, 0))", cancel);
}
