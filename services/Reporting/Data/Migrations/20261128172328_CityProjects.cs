using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ReportingService.Data.Migrations
{
    /// <inheritdoc />
    public partial class CityProjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "projects",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "projects_matched",
                table: "city_tenants",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "projects_done",
                table: "city_standings",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "projects",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "projects_matched",
                table: "city_tenants");

            migrationBuilder.DropColumn(
                name: "projects_done",
                table: "city_standings");
        }
    }
}
