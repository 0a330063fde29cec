using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ActivityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommunityChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "former_community_id",
                table: "unit",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "moved_on",
                table: "unit",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "former_community_id",
                table: "member",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "moved_on",
                table: "member",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "former_community_id",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "moved_on",
                table: "unit");

            migrationBuilder.DropColumn(
                name: "former_community_id",
                table: "member");

            migrationBuilder.DropColumn(
                name: "moved_on",
                table: "member");
        }
    }
}
