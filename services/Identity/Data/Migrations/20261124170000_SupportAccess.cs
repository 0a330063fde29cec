using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class SupportAccess : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_door",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    extent = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_door", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "support_visit",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    door_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_visit", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_support_visit_support_door_tenant_id_door_id",
                        columns: x => new { x.tenant_id, x.door_id },
                        principalTable: "support_door",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support",
                columns: new[] { "max_depth", "min_depth" },
                values: new object[] { 0, 0 });

            migrationBuilder.InsertData(
                table: "role",
                columns: new[] { "id", "appoints", "max_depth", "min_depth", "permissions" },
                values: new object[,]
                {
                    { "support-manager", new string[0], 0, 0, new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit", "community.manage", "post.manage", "settings.manage" } },
                    { "support-worker", new string[0], 0, 0, new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit" } }
                });

            migrationBuilder.CreateIndex(
                name: "ux_support_door_open",
                table: "support_door",
                column: "tenant_id",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_support_visit_tenant_id_door_id",
                table: "support_visit",
                columns: new[] { "tenant_id", "door_id" });

            migrationBuilder.ProtectTenantTable("support_door");
            migrationBuilder.ProtectTenantTable("support_visit");
            migrationBuilder.SqlFrom("0006-support.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP POLICY operator_reads ON place; DROP POLICY operator_reads ON tenant; DROP FUNCTION support_turned();");

            migrationBuilder.DropTable(
                name: "support_visit");

            migrationBuilder.DropTable(
                name: "support_door");

            migrationBuilder.DeleteData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-manager");

            migrationBuilder.DeleteData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-worker");

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support",
                columns: new[] { "max_depth", "min_depth" },
                values: new object[] { 2, 2 });
        }
    }
}
