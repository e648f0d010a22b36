using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ebok.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class L220753 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "News");

            migrationBuilder.AddColumn<bool>(
                name: "Hidden",
                table: "Documents",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ShownFrom",
                table: "Documents",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ShownUntil",
                table: "Documents",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TermsVersion",
                table: "Accounts",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_SignInAttempts_Utility_At",
                table: "SignInAttempts",
                columns: new[] { "Utility", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Ledger_Utility_Kind_On",
                table: "Ledger",
                columns: new[] { "Utility", "Kind", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Utility_Kind_PublishedOn",
                table: "Articles",
                columns: new[] { "Utility", "Kind", "PublishedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_LegalVersions_Utility_Kind_Label",
                table: "LegalVersions",
                columns: new[] { "Utility", "Kind", "Label" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Articles");

            migrationBuilder.DropTable(
                name: "LegalVersions");

            migrationBuilder.DropTable(
                name: "MailTemplates");

            migrationBuilder.DropIndex(
                name: "IX_SignInAttempts_Utility_At",
                table: "SignInAttempts");

            migrationBuilder.DropIndex(
                name: "IX_Ledger_Utility_Kind_On",
                table: "Ledger");

            migrationBuilder.DropColumn(
                name: "Hidden",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ShownFrom",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "ShownUntil",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "TermsVersion",
                table: "Accounts");

            migrationBuilder.CreateTable(
                name: "News",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Utility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_News", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_News_Utility_PublishedOn",
                table: "News",
                columns: new[] { "Utility", "PublishedOn" });
        }
    }
}
