using Ebok.Core.Accounts;
using Ebok.Core.Attachments;
using Ebok.Core.Cases;
using Ebok.Core.Customers;
using Ebok.Core.Documents;
using Ebok.Core.Imports;
using Ebok.Core.Invoices;
using Ebok.Core.Mail;
using Ebok.Core.Meters;
using Ebok.Core.Meters.Giving;
using Ebok.Core.Payments;
using Ebok.Core.Payments.Bank;
using Ebok.Core.Payments.Online;
using Ebok.Core.Shared;
using Ebok.Core.Utilities;

namespace Ebok.Tests.Testing;

/// <summary>Rows as the importer leaves them, with everything that a test does not care about filled in.</summary>
internal static class Given
{
    /// <summary>The utility of tests that need only one.</summary>
    public static readonly UtilityId Utility = new("kpec");

    public static readonly DateTimeOffset Imported = new(2026, 11, 20, 5, 30, 0, TimeSpan.Zero);

    public static Customer Customer(
        string code,
        string name = "Jan Przykładowy",
        UtilityId? utility = null,
        CustomerKind kind = CustomerKind.Person
    ) =>
        new()
        {
            Id = CustomerId.New(),
            Utility = utility ?? Utility,
            Code = code,
            Name = name,
            Kind = kind,
            ImportedAt = Imported,
        };

    /// <summary>An ordinary invoice of which nothing is paid; due 14 days after its issue.</summary>
    public static Invoice Invoice(
        Customer customer,
        string number,
        DateOnly issued,
        decimal gross = 123.45m,
        decimal? left = null,
        SupplyPointId? point = null,
        InvoiceKind kind = InvoiceKind.Vat,
        InvoiceId? corrects = null,
        string seller = "5265877635"
    ) =>
        new()
        {
            Id = InvoiceId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SupplyPoint = point,
            Corrects = corrects,
            SellerNip = seller,
            SellerName = "Wodociągi Przykład sp. z o.o.",
            Number = number,
            Kind = kind,
            IssuedOn = issued,
            DueOn = issued.AddDays(14),
            Currency = "PLN",
            Gross = Money.FromZloty(gross),
            ToPay = Money.FromZloty(gross),
            Left = Money.FromZloty(left ?? gross),
            BuyerCode = customer.Code,
            BuyerName = customer.Name,
            ImportRun = ImportRunId.New(),
            ImportedAt = Imported,
        };

    public static Contract Contract(Customer customer, string number) =>
        new()
        {
            Id = ContractId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Number = number,
            SellerNip = "5265877635",
        };

    public static SupplyPoint Point(Customer customer, string code, ContractId? contract = null) =>
        new()
        {
            Id = SupplyPointId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Contract = contract,
            Code = code,
            Address = "ul. Źródlana 7, 41-300 Dąbrowa Górnicza",
        };

    public static Meter Meter(SupplyPoint point, string factoryNumber, string unit = "m³") =>
        new()
        {
            Id = MeterId.New(),
            Utility = point.Utility,
            Customer = point.Customer,
            SupplyPoint = point.Id,
            FactoryNumber = factoryNumber,
            Medium = Medium.Water,
            Unit = unit,
            WholeDigits = 5,
            FractionDigits = 3,
        };

    public static Reading Reading(Meter meter, DateOnly on, decimal state, decimal? use = null) =>
        new()
        {
            Id = ReadingId.New(),
            Utility = meter.Utility,
            Customer = meter.Customer,
            Meter = meter.Id,
            On = on,
            State = state,
            Use = use,
        };

    /// <summary>A letter of the customer's, new.</summary>
    public static Core.Cases.Case Case(Customer customer, string number, string text, SupplyPointId? point = null) =>
        new()
        {
            Id = CaseId.New(),
            Utility = customer.Utility,
            Number = number,
            Customer = customer.Id,
            SupplyPoint = point,
            Request = Guid.NewGuid(),
            Type = "wniosek",
            TypeLabel = "Internetowy wniosek",
            About = NoticeSubject.General,
            Text = text,
            CreatedAt = Imported,
            CreatedOn = WarsawTime.DayOf(Imported),
            State = CaseState.New,
        };

    /// <summary>A file of a letter, whose bytes lie in the store already.</summary>
    public static Attachment Attachment(Core.Cases.Case of, string name, string hash, long length) =>
        new()
        {
            Id = AttachmentId.New(),
            Utility = of.Utility,
            Case = of.Id,
            Customer = of.Customer,
            Name = name,
            Kind = AttachmentKind.Txt,
            Length = length,
            Hash = hash,
            At = of.CreatedAt,
        };

    /// <summary>A reading that the meter's customer gave and the rules asked about.</summary>
    public static CustomerReading GivenReading(
        Meter meter,
        DateOnly on,
        decimal state,
        GivenState status = GivenState.New,
        AccountId? account = null,
        string? note = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = meter.Utility,
            Customer = meter.Customer,
            Meter = meter.Id,
            Account = account,
            Request = Guid.NewGuid(),
            Period = new(on.Year, on.Month, 1),
            On = on,
            State = state,
            Question = ReadingQuestion.LowerThanLast,
            Reason = ReadingReason.LastWasMistaken,
            Note = note,
            GivenAt = Imported,
            Status = status,
        };

    /// <summary>Its photo, whose bytes lie in the store already.</summary>
    public static ReadingPhoto Photo(CustomerReading of, string hash, long length) =>
        new()
        {
            Reading = of.Id,
            Utility = of.Utility,
            Customer = of.Customer,
            Kind = AttachmentKind.Jpeg,
            Length = length,
            Hash = hash,
            At = of.GivenAt,
        };

    public static LedgerEntry Payment(
        Customer customer,
        DateOnly on,
        decimal amount,
        string concerns = "",
        string? number = null
    ) =>
        new()
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = "5265877635",
            Kind = LedgerKind.Payment,
            Number = number ?? $"WB/{on:yyyy/MM/dd}/{concerns}",
            Concerns = concerns,
            On = on,
            Amount = Money.FromZloty(amount),
        };

    /// <summary>A payment by gateway of all that is left of an invoice.</summary>
    public static (OnlinePayment Payment, OnlinePaymentPart Part) OnlinePayment(
        Customer customer,
        Invoice invoice,
        OnlinePaymentState state = OnlinePaymentState.Started,
        AccountId? account = null
    )
    {
        var payment = new OnlinePayment
        {
            Id = OnlinePaymentId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            Account = account ?? AccountId.New(),
            SellerNip = invoice.SellerNip,
            Number = "EP-" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant().Replace('0', 'X').Replace('1', 'Y'),
            Request = Guid.NewGuid(),
            Amount = invoice.Left,
            State = state,
            CreatedAt = Imported,
        };
        var part = new OnlinePaymentPart
        {
            Id = Guid.CreateVersion7(),
            Utility = customer.Utility,
            Payment = payment.Id,
            Concerns = invoice.Number,
            Invoice = invoice.Id,
            Amount = invoice.Left,
        };
        return (payment, part);
    }

    /// <summary>Money that came and was put on nothing.</summary>
    public static BankEntry BankEntry(UtilityId utility, decimal amount, string title = "", DateOnly? on = null) =>
        new()
        {
            Id = BankEntryId.New(),
            Utility = utility,
            Key = Guid.NewGuid().ToString("N"),
            Account = "54999900010000000000000006",
            Statement = "12/2026",
            File = "wyciag.sta",
            Line = 6,
            On = on ?? new(2026, 11, 19),
            Amount = Money.FromZloty(amount),
            Currency = "PLN",
            Reference = "",
            PayerAccount = "",
            Payer = "Jan Przykładowy",
            Title = title,
            ImportedAt = Imported,
        };

    /// <summary>An interest note of which nothing is paid; due 14 days after its issue.</summary>
    public static LedgerEntry Note(
        Customer customer,
        DateOnly on,
        decimal amount,
        string number,
        string concerns = ""
    ) =>
        new()
        {
            Id = LedgerEntryId.New(),
            Utility = customer.Utility,
            Customer = customer.Id,
            SellerNip = "5265877635",
            Kind = LedgerKind.InterestNote,
            Number = number,
            Concerns = concerns,
            On = on,
            DueOn = on.AddDays(14),
            Amount = Money.FromZloty(amount),
            Left = Money.FromZloty(amount),
            Title = "Odsetki za opóźnienie",
        };

    /// <summary>A stored file's row; its bytes are not in the store unless the test puts them there.</summary>
    public static Document Document(DocumentKind kind, string name, CustomerId? customer = null, string? hash = null) =>
        new()
        {
            Id = DocumentId.New(),
            Utility = Utility,
            Customer = customer,
            Kind = kind,
            Name = name,
            ContentType = "application/pdf",
            Length = 1234,
            Hash = hash ?? new string('0', 64),
            CreatedAt = Imported,
        };

    /// <summary>A sign-in account of the demo's utility.</summary>
    public static Account Account(string login, DateTimeOffset? created = null) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Utility = Utility,
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            CreatedAt = created ?? Imported,
        };

    /// <summary>Whoever acts for the whole of a customer.</summary>
    public static Actor Owner(Customer customer, Account? account = null) =>
        new(
            customer.Utility,
            account is null ? AccountId.New() : new AccountId(account.Id),
            customer.Id,
            WholeCustomer: true
        );

    /// <summary>A mail that was given up; its body is no longer there unless the test gives one.</summary>
    public static OutgoingMail Mail(
        string to,
        string subject = "Nowa faktura",
        UtilityId? utility = null,
        MailState state = MailState.Failed,
        byte[]? body = null,
        DateTimeOffset? expires = null
    ) =>
        new()
        {
            Id = MailId.New(),
            Utility = utility ?? Utility,
            To = to,
            Subject = subject,
            Body = body,
            CreatedAt = Imported,
            DueAt = Imported,
            DoneAt = state == MailState.Waiting ? null : Imported,
            ExpiresAt = expires,
            State = state,
            Attempts = 3,
            Failure = state == MailState.Failed ? $"550 no such user <{to}>" : null,
        };

    /// <summary>A finished import: what pages say their data are as of.</summary>
    public static ImportRun ImportRun(UtilityId? utility = null) =>
        new()
        {
            Id = ImportRunId.New(),
            Utility = utility ?? Utility,
            Source = "csv",
            StartedAt = Imported,
            FinishedAt = Imported,
        };
}
