using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ebok.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Utility_Customer_IssuedOn",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_Customer_IssuedOn_Id_Number_SellerNip_Kind_DueOn_Currency_Gross_ToPay_Left_UnderCollection_SupplyPoint",
                table: "Invoices",
                columns: new[] { "Utility", "Customer", "IssuedOn", "Id", "Number", "SellerNip", "Kind", "DueOn", "Currency", "Gross", "ToPay", "Left", "UnderCollection", "SupplyPoint" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Invoices_Utility_Customer_IssuedOn_Id_Number_SellerNip_Kind_DueOn_Currency_Gross_ToPay_Left_UnderCollection_SupplyPoint",
                table: "Invoices");

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_Utility_Customer_IssuedOn",
                table: "Invoices",
                columns: new[] { "Utility", "Customer", "IssuedOn" });
        }
    }
}
