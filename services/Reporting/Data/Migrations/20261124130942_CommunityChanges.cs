using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ReportingService.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommunityChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "communities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "communities",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "retired_on",
                table: "communities");
        }
    }
}
