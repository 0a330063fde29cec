using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ActivityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class SensitiveUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_sensitive",
                table: "unit",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_sensitive",
                table: "unit");
        }
    }
}
