using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ReportingService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Care : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "beneficiaries",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "beneficiaries_paired",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "beneficiaries_visited",
                table: "city_standings",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "beneficiaries",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "beneficiaries_paired",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "beneficiaries_visited",
                table: "city_standings");
        }
    }
}
