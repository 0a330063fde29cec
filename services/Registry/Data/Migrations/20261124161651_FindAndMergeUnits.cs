using System;
using Linli.ServiceDefaults.Search;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class FindAndMergeUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                table: "units",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "search_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_keys", x => new { x.tenant_id, x.owner_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "unit_mergers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    into_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    members = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_mergers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_unit_mergers_units_tenant_id_into_unit_id",
                        columns: x => new { x.tenant_id, x.into_unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_unit_mergers_units_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_units_tenant_id_merged_into_id",
                table: "units",
                columns: new[] { "tenant_id", "merged_into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_keys_tenant_id_key_owner_id",
                table: "search_keys",
                columns: new[] { "tenant_id", "key", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_mergers_tenant_id_into_unit_id",
                table: "unit_mergers",
                columns: new[] { "tenant_id", "into_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_unit_mergers_tenant_id_unit_id",
                table: "unit_mergers",
                columns: new[] { "tenant_id", "unit_id" },
                unique: true,
                filter: "undone_at IS NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_units_units_tenant_id_merged_into_id",
                table: "units",
                columns: new[] { "tenant_id", "merged_into_id" },
                principalTable: "units",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.ProtectTenantTable("unit_mergers");
            migrationBuilder.ProtectSearchKeys("units", "members");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UnprotectSearched("units", "members");

            migrationBuilder.DropForeignKey(
                name: "fk_units_units_tenant_id_merged_into_id",
                table: "units");

            migrationBuilder.DropTable(
                name: "search_keys");

            migrationBuilder.DropTable(
                name: "unit_mergers");

            migrationBuilder.DropIndex(
                name: "ix_units_tenant_id_merged_into_id",
                table: "units");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "units");
        }
    }
}
