using System;
using System.Collections.Generic;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.TenantService.Data.Migrations
{
    /// <inheritdoc />
    public partial class CommunityChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "grids",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "communities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "opens",
                table: "communities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "retired_on",
                table: "communities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "since",
                table: "communities",
                type: "date",
                nullable: false,
                defaultValueSql: "(now() AT TIME ZONE 'Asia/Shanghai')::date");

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    announced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    effective_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grid_id = table.Column<Guid>(type: "uuid", nullable: true),
                    new_community_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    former_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    from = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    grids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    units = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    members = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "announced_days",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announced_days", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_announced_days_changes_tenant_id_id",
                        columns: x => new { x.tenant_id, x.id },
                        principalTable: "changes",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_grids_tenant_id_merged_into_id",
                table: "grids",
                columns: new[] { "tenant_id", "merged_into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_communities_tenant_id_merged_into_id",
                table: "communities",
                columns: new[] { "tenant_id", "merged_into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_changes_tenant_id_community_id",
                table: "changes",
                columns: new[] { "tenant_id", "community_id" });

            migrationBuilder.AddForeignKey(
                name: "fk_communities_communities_tenant_id_merged_into_id",
                table: "communities",
                columns: new[] { "tenant_id", "merged_into_id" },
                principalTable: "communities",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_grids_grids_tenant_id_merged_into_id",
                table: "grids",
                columns: new[] { "tenant_id", "merged_into_id" },
                principalTable: "grids",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            // Communities that are there already began, and ended, on the day it was entered. The owner is under row-level security too.
            migrationBuilder.Sql("""
                ALTER TABLE communities NO FORCE ROW LEVEL SECURITY;
                UPDATE communities SET since = (created_at AT TIME ZONE 'Asia/Shanghai')::date, retired_on = (retired_at AT TIME ZONE 'Asia/Shanghai')::date;
                ALTER TABLE communities FORCE ROW LEVEL SECURITY;
                """);
            migrationBuilder.ProtectTenantTable("changes");
            // The clock looks for what is due across all tenants, and sees days and ids.
            migrationBuilder.ProtectTenantTable("announced_days", cityReads: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_communities_communities_tenant_id_merged_into_id",
                table: "communities");

            migrationBuilder.DropForeignKey(
                name: "fk_grids_grids_tenant_id_merged_into_id",
                table: "grids");

            migrationBuilder.DropTable(
                name: "announced_days");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropIndex(
                name: "ix_grids_tenant_id_merged_into_id",
                table: "grids");

            migrationBuilder.DropIndex(
                name: "ix_communities_tenant_id_merged_into_id",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "grids");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "opens",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "retired_on",
                table: "communities");

            migrationBuilder.DropColumn(
                name: "since",
                table: "communities");
        }
    }
}
