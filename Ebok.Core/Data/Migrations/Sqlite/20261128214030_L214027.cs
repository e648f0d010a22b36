using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ebok.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class L214027 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Export",
                table: "CustomerReadings",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Export",
                table: "Consents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Export",
                table: "Cases",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DataChanges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Utility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Case = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Declaration = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecidedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RefusalReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    BilledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Export = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                name: "EmailChanges",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Utility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Before = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Origin = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmailChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Exports",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Utility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Rows = table.Column<int>(type: "INTEGER", nullable: false),
                    Staff = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    File = table.Column<string>(type: "TEXT", maxLength: 4096, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DataChangeItems",
                columns: table => new
                {
                    Change = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Field = table.Column<int>(type: "INTEGER", nullable: false),
                    Utility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Old = table.Column<string>(type: "TEXT", nullable: true),
                    New = table.Column<string>(type: "TEXT", nullable: true),
                    AtDecision = table.Column<string>(type: "TEXT", nullable: true)
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

            migrationBuilder.CreateIndex(
                name: "IX_CustomerReadings_Utility_Export",
                table: "CustomerReadings",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_Utility_Export",
                table: "Consents",
                columns: new[] { "Utility", "Export" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Utility_Export",
                table: "Cases",
                columns: new[] { "Utility", "Export" });

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
                name: "IX_DataChanges_Utility_State_SentAt",
                table: "DataChanges",
                columns: new[] { "Utility", "State", "SentAt" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DataChangeItems");

            migrationBuilder.DropTable(
                name: "EmailChanges");

            migrationBuilder.DropTable(
                name: "Exports");

            migrationBuilder.DropTable(
                name: "DataChanges");

            migrationBuilder.DropIndex(
                name: "IX_CustomerReadings_Utility_Export",
                table: "CustomerReadings");

            migrationBuilder.DropIndex(
                name: "IX_Consents_Utility_Export",
                table: "Consents");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Utility_Export",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Export",
                table: "CustomerReadings");

            migrationBuilder.DropColumn(
                name: "Export",
                table: "Consents");

            migrationBuilder.DropColumn(
                name: "Export",
                table: "Cases");
        }
    }
}
