using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.TenantService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Deletions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "deletions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    of_tenant = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cancelled_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletions", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "deletion_parts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deletion_id = table.Column<Guid>(type: "uuid", nullable: false),
                    service = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    messages = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletion_parts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_deletion_parts_deletions_tenant_id_deletion_id",
                        columns: x => new { x.tenant_id, x.deletion_id },
                        principalTable: "deletions",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_deletion_parts_tenant_id_deletion_id_service",
                table: "deletion_parts",
                columns: new[] { "tenant_id", "deletion_id", "service" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deletions_tenant_id_requested_at_id",
                table: "deletions",
                columns: new[] { "tenant_id", "requested_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_deletions_under_way",
                table: "deletions",
                columns: new[] { "tenant_id", "of_tenant" },
                unique: true,
                filter: "state IN ('waiting', 'erasing')");

            // The city's own: the record of a deletion is no row of the tenant that it is about.
            migrationBuilder.ProtectTenantTable("deletions");
            migrationBuilder.ProtectTenantTable("deletion_parts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deletion_parts");

            migrationBuilder.DropTable(
                name: "deletions");
        }
    }
}
