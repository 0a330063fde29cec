using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ReportingService.Data.Migrations
{
    /// <inheritdoc />
    public partial class CityLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "needs",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "needs_matched",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "volunteers",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "needs_done",
                table: "city_standings",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "needs",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "needs_matched",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "volunteers",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "needs_done",
                table: "city_standings");
        }
    }
}
