using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ActivityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitMergers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "merged_as_of",
                table: "unit",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "unit",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_unit_tenant_id_merged_into_id",
                table: "unit",
                columns: new[] { "tenant_id", "merged_into_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_unit_tenant_id_merged_into_id",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "merged_as_of",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "unit");
        }
    }
}
