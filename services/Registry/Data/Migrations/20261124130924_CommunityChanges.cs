using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
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

            migrationBuilder.CreateIndex(
                name: "ix_communities_tenant_id_merged_into_id",
                table: "communities",
                columns: new[] { "tenant_id", "merged_into_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_communities_communities_tenant_id_merged_into_id",
                table: "communities",
                columns: new[] { "tenant_id", "merged_into_id" },
                principalTable: "communities",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_communities_communities_tenant_id_merged_into_id",
                table: "communities");

            migrationBuilder.DropIndex(
                name: "ix_communities_tenant_id_merged_into_id",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "retired_on",
                table: "communities");
        }
    }
}
