using System;
using System.Collections.Generic;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Agreements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "zh-x-icu"),
                    work_areas = table.Column<List<string>>(type: "text[]", nullable: false),
                    begins_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    community_duties = table.Column<List<string>>(type: "text[]", nullable: false),
                    unit_duties = table.Column<List<string>>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    community_office = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    renews_id = table.Column<Guid>(type: "uuid", nullable: true),
                    told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_agreements_agreements_tenant_id_renews_id",
                        columns: x => new { x.tenant_id, x.renews_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agreements_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notice_periods",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    settings_version = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_periods", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "agreement_parties",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    office = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreement_parties", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_agreement_parties_agreements_tenant_id_agreement_id",
                        columns: x => new { x.tenant_id, x.agreement_id },
                        principalTable: "agreements",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_agreement_parties_units_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreement_parties_tenant_id_agreement_id_unit_id",
                table: "agreement_parties",
                columns: new[] { "tenant_id", "agreement_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_agreement_parties_tenant_id_unit_id",
                table: "agreement_parties",
                columns: new[] { "tenant_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_begins_on_id",
                table: "agreements",
                columns: new[] { "tenant_id", "begins_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_community_id_begins_on_id",
                table: "agreements",
                columns: new[] { "tenant_id", "community_id", "begins_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_ends_on_id",
                table: "agreements",
                columns: new[] { "tenant_id", "ends_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_renews_id",
                table: "agreements",
                columns: new[] { "tenant_id", "renews_id" },
                unique: true,
                filter: "renews_id IS NOT NULL AND end_reason IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_state_ends_on",
                table: "agreements",
                columns: new[] { "tenant_id", "state", "ends_on" },
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_agreements_tenant_id_title_id",
                table: "agreements",
                columns: new[] { "tenant_id", "title", "id" });

            foreach (var table in new[] { "agreements", "agreement_parties", "notice_periods" })
            {
                migrationBuilder.ProtectTenantTable(table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreement_parties");

            migrationBuilder.DropTable(
                name: "notice_periods");

            migrationBuilder.DropTable(
                name: "agreements");
        }
    }
}
