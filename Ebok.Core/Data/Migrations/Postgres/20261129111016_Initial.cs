using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Ebok.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordGoodUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Blocked = table.Column<bool>(type: "boolean", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TermsVersion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Articles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Draft = table.Column<bool>(type: "boolean", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    EditedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EditedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Articles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Attempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    Target = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Draft = table.Column<Guid>(type: "uuid", nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AddressKey = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NetworkKey = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Staff = table.Column<Guid>(type: "uuid", nullable: true),
                    Act = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Target = table.Column<Guid>(type: "uuid", nullable: true),
                    Detail = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BankEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Account = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: false),
                    SellerNip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Statement = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    File = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PayerAccount = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: false),
                    Payer = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Title = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Found = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BankEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CaseCounters",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseCounters", x => new { x.Utility, x.Year, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "CaseTemplates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTemplates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Nip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Pesel = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: true),
                    Regon = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    Fax = table.Column<string>(type: "text", nullable: true),
                    Street = table.Column<string>(type: "text", nullable: true),
                    PostCode = table.Column<string>(type: "text", nullable: true),
                    City = table.Column<string>(type: "text", nullable: true),
                    MailName = table.Column<string>(type: "text", nullable: true),
                    MailStreet = table.Column<string>(type: "text", nullable: true),
                    MailPostCode = table.Column<string>(type: "text", nullable: true),
                    MailCity = table.Column<string>(type: "text", nullable: true),
                    Account = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: true),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    ContentType = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShownFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ShownUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Hidden = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EmailChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Before = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmailChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Exports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: true),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    File = table.Column<string>(type: "character varying(4096)", maxLength: 4096, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FileChecks",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileChecks", x => new { x.Utility, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "FormDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HalfSignIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Remember = table.Column<bool>(type: "boolean", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HalfSignIns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HumanAnswers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Passed = table.Column<bool>(type: "boolean", nullable: false),
                    Wrong = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HumanAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportRuns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Request = table.Column<Guid>(type: "uuid", nullable: true),
                    Staff = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Read = table.Column<int>(type: "integer", nullable: false),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Unchanged = table.Column<int>(type: "integer", nullable: false),
                    Unmatched = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: true),
                    Working = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Share = table.Column<double>(type: "double precision", nullable: false),
                    CancelAsked = table.Column<bool>(type: "boolean", nullable: false),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TooLargeToUndo = table.Column<bool>(type: "boolean", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportSchedules",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Off = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    LookedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportSchedules", x => x.Utility);
                });

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    AssignedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AssignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SupplyPoint = table.Column<Guid>(type: "uuid", nullable: true),
                    SellerNip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SellerName = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    Number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PeriodFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PeriodTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Gross = table.Column<long>(type: "bigint", nullable: false),
                    ToPay = table.Column<long>(type: "bigint", nullable: false),
                    Left = table.Column<long>(type: "bigint", nullable: false),
                    UnderCollection = table.Column<bool>(type: "boolean", nullable: false),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    CorrectsNumber = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PayAccount = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: true),
                    BuyerCode = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PointCode = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    BuyerName = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    KsefNumber = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: true),
                    XmlHash = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: true),
                    Pdf = table.Column<Guid>(type: "uuid", nullable: true),
                    Notice = table.Column<int>(type: "integer", nullable: false),
                    ImportRun = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LegalVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Label = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    InForceFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Document = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PublishedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LegalVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MailTemplates",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true),
                    Text = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailTemplates", x => new { x.Utility, x.Kind, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "ManagerRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Firm = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PostalAddress = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Addresses = table.Column<string>(type: "text", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagerRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Managers",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Firm = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    PostalAddress = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Managers", x => x.Account);
                });

            migrationBuilder.CreateTable(
                name: "OneTimeSecrets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Purpose = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneTimeSecrets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    To = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    EarlierAttempts = table.Column<int>(type: "integer", nullable: false),
                    AgainAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Passkeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1023, nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Passkeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProfileLogos",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileLogos", x => new { x.Utility, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "ProfileVersions",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileVersions", x => new { x.Utility, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "RecoveryCodes",
                columns: table => new
                {
                    Owner = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveryCodes", x => new { x.Owner, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "RegistrationDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    Registration = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegistrationDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ResetRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResetRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SearchNeighbours",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Word = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchNeighbours", x => new { x.Utility, x.Key, x.Word });
                });

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Term = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Kinds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.Utility, x.Customer, x.Term });
                });

            migrationBuilder.CreateTable(
                name: "SecondFactorKeys",
                columns: table => new
                {
                    Owner = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    WaitsUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondFactorKeys", x => x.Owner);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Remembered = table.Column<bool>(type: "boolean", nullable: false),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Browser = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SignInAttempts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Succeeded = table.Column<bool>(type: "boolean", nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Browser = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInAttempts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Staff",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Login = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    NormalizedLogin = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: false),
                    MustChangePassword = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordGoodUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Blocked = table.Column<bool>(type: "boolean", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    WaitsUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Demo = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UsedChallenges",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UsedChallenges", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "WorkHolds",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<Guid>(type: "uuid", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkHolds", x => new { x.Utility, x.Kind, x.Target });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountCustomers",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Whole = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountCustomers", x => new { x.Account, x.Customer });
                    table.ForeignKey(
                        name: "FK_AccountCustomers_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BuyerRules",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BuyerRules", x => new { x.Utility, x.Key });
                    table.ForeignKey(
                        name: "FK_BuyerRules_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    SupplyPoint = table.Column<Guid>(type: "uuid", nullable: true),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TypeLabel = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    About = table.Column<int>(type: "integer", nullable: false),
                    Meter = table.Column<Guid>(type: "uuid", nullable: true),
                    Invoice = table.Column<Guid>(type: "uuid", nullable: true),
                    Contract = table.Column<Guid>(type: "uuid", nullable: true),
                    AboutNumber = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    CodeHash = table.Column<byte[]>(type: "bytea", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CreatedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    TakenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueWithInquiryOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DueBasis = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Export = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Cases_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Given = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    TextVersion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Export = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Contracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    SellerNip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    ConcludedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Subject = table.Column<string>(type: "text", nullable: true),
                    Tariff = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contracts_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomerViewings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffSession = table.Column<Guid>(type: "uuid", nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerViewings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerViewings_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ledger",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerNip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Concerns = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Left = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    UnderCollection = table.Column<bool>(type: "boolean", nullable: false),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    Origin = table.Column<Guid>(type: "uuid", nullable: true),
                    BookedAs = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ledger", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ledger_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerNip = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    Token = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    GatewayOrder = table.Column<long>(type: "bigint", nullable: true),
                    GatewayAmount = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NextCheckAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Checks = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnlinePayments_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<DateOnly>(type: "date", nullable: false),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReadingRequests_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Login = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    ProofsFailed = table.Column<string>(type: "text", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RefusalReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    LetterPrintedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LetterSentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Registrations_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportFindings",
                columns: table => new
                {
                    Run = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    File = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Column = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Arguments = table.Column<string>(type: "text", nullable: true),
                    Key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportFindings", x => new { x.Run, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportFindings_ImportRuns_Run",
                        column: x => x.Run,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportTraces",
                columns: table => new
                {
                    Run = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Table = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Added = table.Column<byte[]>(type: "bytea", nullable: true),
                    Changed = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportTraces", x => new { x.Run, x.Number });
                    table.ForeignKey(
                        name: "FK_ImportTraces_ImportRuns_Run",
                        column: x => x.Run,
                        principalTable: "ImportRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InvoiceBodies",
                columns: table => new
                {
                    Invoice = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Xml = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvoiceBodies", x => x.Invoice);
                    table.ForeignKey(
                        name: "FK_InvoiceBodies_Invoices_Invoice",
                        column: x => x.Invoice,
                        principalTable: "Invoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InstallationAdministrators",
                columns: table => new
                {
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Draft = table.Column<string>(type: "text", nullable: true),
                    DraftChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InstallationAdministrators", x => x.Staff);
                    table.ForeignKey(
                        name: "FK_InstallationAdministrators_Staff_Staff",
                        column: x => x.Staff,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProfileDrafts",
                columns: table => new
                {
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    BasedOn = table.Column<int>(type: "integer", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileDrafts", x => new { x.Utility, x.Staff });
                    table.ForeignKey(
                        name: "FK_ProfileDrafts_Staff_Staff",
                        column: x => x.Staff,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffGrants",
                columns: table => new
                {
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffGrants", x => new { x.Staff, x.Utility });
                    table.ForeignKey(
                        name: "FK_StaffGrants_Staff_Staff",
                        column: x => x.Staff,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StaffSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FactorAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Origin = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Browser = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffSessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffSessions_Staff_Staff",
                        column: x => x.Staff,
                        principalTable: "Staff",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Attachments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Case = table.Column<Guid>(type: "uuid", nullable: false),
                    Message = table.Column<Guid>(type: "uuid", nullable: true),
                    Customer = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attachments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Attachments_Cases_Case",
                        column: x => x.Case,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Attachments_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CaseMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Case = table.Column<Guid>(type: "uuid", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: true),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseMessages_Cases_Case",
                        column: x => x.Case,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Case = table.Column<Guid>(type: "uuid", nullable: false),
                    Staff = table.Column<Guid>(type: "uuid", nullable: false),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseNotes_Cases_Case",
                        column: x => x.Case,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Case = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Declaration = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RefusalReason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    BilledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Export = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataChanges_Cases_Case",
                        column: x => x.Case,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DataChanges_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SupplyPoints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Contract = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Object = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupplyPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupplyPoints_Contracts_Contract",
                        column: x => x.Contract,
                        principalTable: "Contracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SupplyPoints_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OnlinePaymentParts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payment = table.Column<Guid>(type: "uuid", nullable: false),
                    Concerns = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Invoice = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnlinePaymentParts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OnlinePaymentParts_OnlinePayments_Payment",
                        column: x => x.Payment,
                        principalTable: "OnlinePayments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataChangeItems",
                columns: table => new
                {
                    Change = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<int>(type: "integer", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Old = table.Column<string>(type: "text", nullable: true),
                    New = table.Column<string>(type: "text", nullable: true),
                    AtDecision = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataChangeItems", x => new { x.Change, x.Field });
                    table.ForeignKey(
                        name: "FK_DataChangeItems_DataChanges_Change",
                        column: x => x.Change,
                        principalTable: "DataChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountPoints",
                columns: table => new
                {
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    SupplyPoint = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPoints", x => new { x.Account, x.SupplyPoint });
                    table.ForeignKey(
                        name: "FK_AccountPoints_SupplyPoints_SupplyPoint",
                        column: x => x.SupplyPoint,
                        principalTable: "SupplyPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Meters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    SupplyPoint = table.Column<Guid>(type: "uuid", nullable: false),
                    FactoryNumber = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: true),
                    Medium = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    InstalledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemovedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LegalisedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    WholeDigits = table.Column<int>(type: "integer", nullable: false),
                    FractionDigits = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Meters_SupplyPoints_SupplyPoint",
                        column: x => x.SupplyPoint,
                        principalTable: "SupplyPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomerReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Meter = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: true),
                    Link = table.Column<Guid>(type: "uuid", nullable: true),
                    Request = table.Column<Guid>(type: "uuid", nullable: false),
                    Period = table.Column<DateOnly>(type: "date", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<long>(type: "bigint", nullable: false),
                    Use = table.Column<long>(type: "bigint", nullable: true),
                    Question = table.Column<int>(type: "integer", nullable: true),
                    Reason = table.Column<int>(type: "integer", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RefusalReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Export = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerReadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerReadings_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerReadings_Meters_Meter",
                        column: x => x.Meter,
                        principalTable: "Meters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Readings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Meter = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<long>(type: "bigint", nullable: false),
                    Use = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    ReadBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Readings_Meters_Meter",
                        column: x => x.Meter,
                        principalTable: "Meters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadingPhotos",
                columns: table => new
                {
                    Reading = table.Column<Guid>(type: "uuid", nullable: false),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Customer = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingPhotos", x => x.Reading);
                    table.ForeignKey(
                        name: "FK_ReadingPhotos_CustomerReadings_Reading",
                        column: x => x.Reading,
                        principalTable: "CustomerReadings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReadingPhotos_Customers_Customer",
                        column: x => x.Customer,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Number" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AccountCustomers_Customer",
                table: "AccountCustomers",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_AccountCustomers_Utility_Customer",
                table: "AccountCustomers",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountPoints_SupplyPoint",
                table: "AccountPoints",
                column: "SupplyPoint");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Utility_NormalizedEmail",
                table: "Accounts",
                columns: new[] { "Utility", "NormalizedEmail" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Utility_NormalizedUserName",
                table: "Accounts",
                columns: new[] { "Utility", "NormalizedUserName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Utility_Kind_PublishedOn",
                table: "Articles",
                columns: new[] { "Utility", "Kind", "PublishedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Case",
                table: "Attachments",
                column: "Case");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Customer",
                table: "Attachments",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Attachments_Utility_Customer_At",
                table: "Attachments",
                columns: new[] { "Utility", "Customer", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_AddressKey_At",
                table: "Attempts",
                columns: new[] { "AddressKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_NetworkKey_At",
                table: "Attempts",
                columns: new[] { "NetworkKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_Utility_At",
                table: "Attempts",
                columns: new[] { "Utility", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_Utility_Target_At",
                table: "Attempts",
                columns: new[] { "Utility", "Target", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Staff_At",
                table: "Audit",
                columns: new[] { "Staff", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_Utility_At",
                table: "Audit",
                columns: new[] { "Utility", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_BankEntries_Utility_Key",
                table: "BankEntries",
                columns: new[] { "Utility", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BankEntries_Utility_State_On_Id",
                table: "BankEntries",
                columns: new[] { "Utility", "State", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BuyerRules_Customer",
                table: "BuyerRules",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_BuyerRules_Utility_Customer",
                table: "BuyerRules",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseMessages_Case_Request",
                table: "CaseMessages",
                columns: new[] { "Case", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseNotes_Case_Request",
                table: "CaseNotes",
                columns: new[] { "Case", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Customer",
                table: "Cases",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_ClosedAt",
                table: "Cases",
                columns: new[] { "Utility", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_CreatedAt_Id",
                table: "Cases",
                columns: new[] { "Utility", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_Customer_CreatedAt",
                table: "Cases",
                columns: new[] { "Utility", "Customer", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_Export",
                table: "Cases",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_Number",
                table: "Cases",
                columns: new[] { "Utility", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_Request",
                table: "Cases",
                columns: new[] { "Utility", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_State_CreatedAt_Id",
                table: "Cases",
                columns: new[] { "Utility", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_State_DueOn",
                table: "Cases",
                columns: new[] { "Utility", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_TakenBy_State",
                table: "Cases",
                columns: new[] { "Utility", "TakenBy", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseTemplates_Utility_Name",
                table: "CaseTemplates",
                columns: new[] { "Utility", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_Customer",
                table: "Consents",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Consents_Utility_Customer_Kind_At",
                table: "Consents",
                columns: new[] { "Utility", "Customer", "Kind", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_Utility_Export",
                table: "Consents",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Customer",
                table: "Contracts",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Utility_Customer",
                table: "Contracts",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_Contracts_Utility_Number_SellerNip",
                table: "Contracts",
                columns: new[] { "Utility", "Number", "SellerNip" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Customer",
                table: "CustomerReadings",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Meter_Period",
                table: "CustomerReadings",
                columns: new[] { "Meter", "Period" },
                unique: true,
                filter: "\"Status\" <> 2");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Meter_Request",
                table: "CustomerReadings",
                columns: new[] { "Meter", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Utility_Customer_GivenAt",
                table: "CustomerReadings",
                columns: new[] { "Utility", "Customer", "GivenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Utility_Export",
                table: "CustomerReadings",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Utility_Status_GivenAt_Id",
                table: "CustomerReadings",
                columns: new[] { "Utility", "Status", "GivenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Utility_Status_On_Id",
                table: "CustomerReadings",
                columns: new[] { "Utility", "Status", "On", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Utility_Account",
                table: "Customers",
                columns: new[] { "Utility", "Account" });

            migrationBuilder.CreateIndex(
                name: "IX_Customers_Utility_Code",
                table: "Customers",
                columns: new[] { "Utility", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CustomerViewings_Customer",
                table: "CustomerViewings",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Case",
                table: "DataChanges",
                column: "Case",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Customer",
                table: "DataChanges",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Utility_Customer_SentAt",
                table: "DataChanges",
                columns: new[] { "Utility", "Customer", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Utility_Export",
                table: "DataChanges",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Utility_State_Number_Id",
                table: "DataChanges",
                columns: new[] { "Utility", "State", "Number", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_DataChanges_Utility_State_SentAt_Id",
                table: "DataChanges",
                columns: new[] { "Utility", "State", "SentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Utility_Customer",
                table: "Documents",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_EmailChanges_Account_AskedAt",
                table: "EmailChanges",
                columns: new[] { "Account", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Exports_Utility_Kind_Number",
                table: "Exports",
                columns: new[] { "Utility", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Exports_Utility_TakenAt",
                table: "Exports",
                columns: new[] { "Utility", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FileChecks_State_NextAt",
                table: "FileChecks",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FormDrafts_ExpiresAt",
                table: "FormDrafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_FormDrafts_Utility_Account",
                table: "FormDrafts",
                columns: new[] { "Utility", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HalfSignIns_KeyHash",
                table: "HalfSignIns",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HumanAnswers_Utility_ExpiresAt",
                table: "HumanAnswers",
                columns: new[] { "Utility", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportFindings_Run_Kind_Number",
                table: "ImportFindings",
                columns: new[] { "Run", "Kind", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_State",
                table: "ImportRuns",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_Utility_FinishedAt",
                table: "ImportRuns",
                columns: new[] { "Utility", "FinishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_Utility_Request",
                table: "ImportRuns",
                columns: new[] { "Utility", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportRuns_Utility_StartedAt",
                table: "ImportRuns",
                columns: new[] { "Utility", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Corrects",
                table: "Invoices",
                column: "Corrects");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_CorrectsNumber",
                table: "Invoices",
                columns: new[] { "Utility", "CorrectsNumber" },
                filter: "\"CorrectsNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_Customer",
                table: "Invoices",
                columns: new[] { "Utility", "Customer" },
                filter: "\"Notice\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_Customer_IssuedOn_Id_Number_SellerNip_Kind~",
                table: "Invoices",
                columns: new[] { "Utility", "Customer", "IssuedOn", "Id", "Number", "SellerNip", "Kind", "DueOn", "Currency", "Gross", "ToPay", "Left", "UnderCollection", "SupplyPoint" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_Number",
                table: "Invoices",
                columns: new[] { "Utility", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_PayAccount",
                table: "Invoices",
                columns: new[] { "Utility", "PayAccount" },
                filter: "\"PayAccount\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_PointCode",
                table: "Invoices",
                columns: new[] { "Utility", "PointCode" },
                filter: "\"PointCode\" IS NOT NULL AND \"SupplyPoint\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_SellerNip_Number_Kind",
                table: "Invoices",
                columns: new[] { "Utility", "SellerNip", "Number", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_BookedAs",
                table: "Ledger",
                column: "BookedAs",
                filter: "\"BookedAs\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Customer",
                table: "Ledger",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_Concerns",
                table: "Ledger",
                columns: new[] { "Utility", "Concerns" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_Customer_Kind_On",
                table: "Ledger",
                columns: new[] { "Utility", "Customer", "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_Kind_On",
                table: "Ledger",
                columns: new[] { "Utility", "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_Origin",
                table: "Ledger",
                columns: new[] { "Utility", "Origin" },
                filter: "\"Origin\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_SellerNip_Kind_Number_Concerns",
                table: "Ledger",
                columns: new[] { "Utility", "SellerNip", "Kind", "Number", "Concerns" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LegalVersions_Utility_Kind_Label",
                table: "LegalVersions",
                columns: new[] { "Utility", "Kind", "Label" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManagerRequests_Utility_Request",
                table: "ManagerRequests",
                columns: new[] { "Utility", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ManagerRequests_Utility_State_SubmittedAt",
                table: "ManagerRequests",
                columns: new[] { "Utility", "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Managers_Utility_Firm",
                table: "Managers",
                columns: new[] { "Utility", "Firm" });

            migrationBuilder.CreateIndex(
                name: "IX_Meters_SupplyPoint",
                table: "Meters",
                column: "SupplyPoint");

            migrationBuilder.CreateIndex(
                name: "IX_Meters_Utility_Customer",
                table: "Meters",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_Meters_Utility_FactoryNumber",
                table: "Meters",
                columns: new[] { "Utility", "FactoryNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeSecrets_Hash",
                table: "OneTimeSecrets",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OneTimeSecrets_Purpose_Subject",
                table: "OneTimeSecrets",
                columns: new[] { "Purpose", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentParts_Payment",
                table: "OnlinePaymentParts",
                column: "Payment");

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePaymentParts_Utility_Payment",
                table: "OnlinePaymentParts",
                columns: new[] { "Utility", "Payment" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Customer",
                table: "OnlinePayments",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_NextCheckAt",
                table: "OnlinePayments",
                column: "NextCheckAt",
                filter: "\"NextCheckAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_CreatedAt_Id",
                table: "OnlinePayments",
                columns: new[] { "Utility", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_Customer_CreatedAt",
                table: "OnlinePayments",
                columns: new[] { "Utility", "Customer", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_Number",
                table: "OnlinePayments",
                columns: new[] { "Utility", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_PaidAt",
                table: "OnlinePayments",
                columns: new[] { "Utility", "PaidAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_Request",
                table: "OnlinePayments",
                columns: new[] { "Utility", "Request" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OnlinePayments_Utility_State_CreatedAt_Id",
                table: "OnlinePayments",
                columns: new[] { "Utility", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_State_DueAt",
                table: "Outbox",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Utility_CreatedAt_Id",
                table: "Outbox",
                columns: new[] { "Utility", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Utility_State_CreatedAt_Id",
                table: "Outbox",
                columns: new[] { "Utility", "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Utility_To",
                table: "Outbox",
                columns: new[] { "Utility", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_Account_CreatedAt",
                table: "Passkeys",
                columns: new[] { "Account", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Passkeys_CredentialId",
                table: "Passkeys",
                column: "CredentialId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProfileDrafts_Staff",
                table: "ProfileDrafts",
                column: "Staff");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingPhotos_Customer",
                table: "ReadingPhotos",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingPhotos_Utility_Customer_At",
                table: "ReadingPhotos",
                columns: new[] { "Utility", "Customer", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadingRequests_Customer",
                table: "ReadingRequests",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_ReadingRequests_Utility_Customer_Period",
                table: "ReadingRequests",
                columns: new[] { "Utility", "Customer", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Readings_Meter",
                table: "Readings",
                column: "Meter");

            migrationBuilder.CreateIndex(
                name: "IX_Readings_Utility_Customer_On",
                table: "Readings",
                columns: new[] { "Utility", "Customer", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Readings_Utility_Meter_On",
                table: "Readings",
                columns: new[] { "Utility", "Meter", "On" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationDrafts_ExpiresAt",
                table: "RegistrationDrafts",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_RegistrationDrafts_KeyHash",
                table: "RegistrationDrafts",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Customer",
                table: "Registrations",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Utility_Customer",
                table: "Registrations",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_Utility_State_SubmittedAt_Id",
                table: "Registrations",
                columns: new[] { "Utility", "State", "SubmittedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ResetRequests_CreatedAt",
                table: "ResetRequests",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ResetRequests_KeyHash",
                table: "ResetRequests",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_Utility_Term_Customer",
                table: "SearchTerms",
                columns: new[] { "Utility", "Term", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Account_EndedAt",
                table: "Sessions",
                columns: new[] { "Account", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_KeyHash",
                table: "Sessions",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInAttempts_Account_At",
                table: "SignInAttempts",
                columns: new[] { "Account", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInAttempts_Origin_At",
                table: "SignInAttempts",
                columns: new[] { "Origin", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInAttempts_Utility_At",
                table: "SignInAttempts",
                columns: new[] { "Utility", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Staff_NormalizedLogin",
                table: "Staff",
                column: "NormalizedLogin",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_KeyHash",
                table: "StaffSessions",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StaffSessions_Staff_EndedAt",
                table: "StaffSessions",
                columns: new[] { "Staff", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SupplyPoints_Contract",
                table: "SupplyPoints",
                column: "Contract");

            migrationBuilder.CreateIndex(
                name: "IX_SupplyPoints_Customer",
                table: "SupplyPoints",
                column: "Customer");

            migrationBuilder.CreateIndex(
                name: "IX_SupplyPoints_Utility_Code",
                table: "SupplyPoints",
                columns: new[] { "Utility", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupplyPoints_Utility_Customer",
                table: "SupplyPoints",
                columns: new[] { "Utility", "Customer" });

            migrationBuilder.CreateIndex(
                name: "IX_UsedChallenges_ExpiresAt",
                table: "UsedChallenges",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountCustomers");

            migrationBuilder.DropTable(
                name: "AccountPoints");

            migrationBuilder.DropTable(
                name: "Articles");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "Attachments");

            migrationBuilder.DropTable(
                name: "Attempts");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropTable(
                name: "BankEntries");

            migrationBuilder.DropTable(
                name: "BuyerRules");

            migrationBuilder.DropTable(
                name: "CaseCounters");

            migrationBuilder.DropTable(
                name: "CaseMessages");

            migrationBuilder.DropTable(
                name: "CaseNotes");

            migrationBuilder.DropTable(
                name: "CaseTemplates");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "CustomerViewings");

            migrationBuilder.DropTable(
                name: "DataChangeItems");

            migrationBuilder.DropTable(
                name: "Documents");

            migrationBuilder.DropTable(
                name: "EmailChanges");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "FileChecks");

            migrationBuilder.DropTable(
                name: "FormDrafts");

            migrationBuilder.DropTable(
                name: "HalfSignIns");

            migrationBuilder.DropTable(
                name: "HumanAnswers");

            migrationBuilder.DropTable(
                name: "ImportFindings");

            migrationBuilder.DropTable(
                name: "ImportSchedules");

            migrationBuilder.DropTable(
                name: "ImportTraces");

            migrationBuilder.DropTable(
                name: "InstallationAdministrators");

            migrationBuilder.DropTable(
                name: "InvoiceBodies");

            migrationBuilder.DropTable(
                name: "Ledger");

            migrationBuilder.DropTable(
                name: "LegalVersions");

            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropTable(
                name: "ManagerRequests");

            migrationBuilder.DropTable(
                name: "Managers");

            migrationBuilder.DropTable(
                name: "OneTimeSecrets");

            migrationBuilder.DropTable(
                name: "OnlinePaymentParts");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "Passkeys");

            migrationBuilder.DropTable(
                name: "ProfileDrafts");

            migrationBuilder.DropTable(
                name: "ProfileLogos");

            migrationBuilder.DropTable(
                name: "ProfileVersions");

            migrationBuilder.DropTable(
                name: "ReadingPhotos");

            migrationBuilder.DropTable(
                name: "ReadingRequests");

            migrationBuilder.DropTable(
                name: "Readings");

            migrationBuilder.DropTable(
                name: "RecoveryCodes");

            migrationBuilder.DropTable(
                name: "RegistrationDrafts");

            migrationBuilder.DropTable(
                name: "Registrations");

            migrationBuilder.DropTable(
                name: "ResetRequests");

            migrationBuilder.DropTable(
                name: "SearchNeighbours");

            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.DropTable(
                name: "SecondFactorKeys");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SignInAttempts");

            migrationBuilder.DropTable(
                name: "StaffGrants");

            migrationBuilder.DropTable(
                name: "StaffSessions");

            migrationBuilder.DropTable(
                name: "UsedChallenges");

            migrationBuilder.DropTable(
                name: "WorkHolds");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "DataChanges");

            migrationBuilder.DropTable(
                name: "ImportRuns");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.DropTable(
                name: "OnlinePayments");

            migrationBuilder.DropTable(
                name: "CustomerReadings");

            migrationBuilder.DropTable(
                name: "Staff");

            migrationBuilder.DropTable(
                name: "Cases");

            migrationBuilder.DropTable(
                name: "Meters");

            migrationBuilder.DropTable(
                name: "SupplyPoints");

            migrationBuilder.DropTable(
                name: "Contracts");

            migrationBuilder.DropTable(
                name: "Customers");
        }
    }
}
