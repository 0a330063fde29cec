using System;
using System.Collections.Generic;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Care : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "beneficiaries",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    consent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    consent_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    consent_extent = table.Column<List<string>>(type: "text[]", nullable: false),
                    sensitive_consent_on = table.Column<DateOnly>(type: "date", nullable: true),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    retain_until = table.Column<DateOnly>(type: "date", nullable: false),
                    last_contact_on = table.Column<DateOnly>(type: "date", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    address_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_number = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_number_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    name_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_beneficiaries", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_beneficiaries_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erased_counts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_counts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_erased_counts_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pairs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    helper_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    helper_ref = table.Column<Guid>(type: "uuid", nullable: false),
                    helper_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helper_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helped_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    helped_ref = table.Column<Guid>(type: "uuid", nullable: false),
                    helped_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helped_member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    helped_beneficiary_id = table.Column<Guid>(type: "uuid", nullable: true),
                    aim = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_contact_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_visit_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    helped_name = table.Column<byte[]>(type: "bytea", nullable: true),
                    helped_name_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    helper_name = table.Column<byte[]>(type: "bytea", nullable: true),
                    helper_name_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    result_note = table.Column<byte[]>(type: "bytea", nullable: true),
                    result_note_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pairs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_pairs_beneficiaries_tenant_id_helped_beneficiary_id",
                        columns: x => new { x.tenant_id, x.helped_beneficiary_id },
                        principalTable: "beneficiaries",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_members_tenant_id_helped_member_id",
                        columns: x => new { x.tenant_id, x.helped_member_id },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_members_tenant_id_helper_member_id",
                        columns: x => new { x.tenant_id, x.helper_member_id },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_units_tenant_id_helped_unit_id",
                        columns: x => new { x.tenant_id, x.helped_unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pairs_units_tenant_id_helper_unit_id",
                        columns: x => new { x.tenant_id, x.helper_unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pair_visits",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<byte[]>(type: "bytea", nullable: true),
                    note_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_visits", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_pair_visits_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_pair_visits_pairs_tenant_id_pair_id",
                        columns: x => new { x.tenant_id, x.pair_id },
                        principalTable: "pairs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_beneficiaries_tenant_id_community_id_last_contact_on_id",
                table: "beneficiaries",
                columns: new[] { "tenant_id", "community_id", "last_contact_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_beneficiaries_tenant_id_last_contact_on_id",
                table: "beneficiaries",
                columns: new[] { "tenant_id", "last_contact_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_beneficiaries_tenant_id_registered_on_id",
                table: "beneficiaries",
                columns: new[] { "tenant_id", "registered_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_beneficiaries_tenant_id_retain_until_id",
                table: "beneficiaries",
                columns: new[] { "tenant_id", "retain_until", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_erased_counts_tenant_id_community_id_kind_year",
                table: "erased_counts",
                columns: new[] { "tenant_id", "community_id", "kind", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pair_visits_tenant_id_community_id",
                table: "pair_visits",
                columns: new[] { "tenant_id", "community_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pair_visits_tenant_id_pair_id_on",
                table: "pair_visits",
                columns: new[] { "tenant_id", "pair_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_community_id_started_on_id",
                table: "pairs",
                columns: new[] { "tenant_id", "community_id", "started_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_ended_on",
                table: "pairs",
                columns: new[] { "tenant_id", "ended_on" },
                filter: "ended_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helped_beneficiary_id",
                table: "pairs",
                columns: new[] { "tenant_id", "helped_beneficiary_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helped_member_id",
                table: "pairs",
                columns: new[] { "tenant_id", "helped_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helped_unit_id",
                table: "pairs",
                columns: new[] { "tenant_id", "helped_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helper_member_id",
                table: "pairs",
                columns: new[] { "tenant_id", "helper_member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helper_ref_helped_ref",
                table: "pairs",
                columns: new[] { "tenant_id", "helper_ref", "helped_ref" },
                unique: true,
                filter: "ended_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_helper_unit_id",
                table: "pairs",
                columns: new[] { "tenant_id", "helper_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_last_contact_on_id",
                table: "pairs",
                columns: new[] { "tenant_id", "last_contact_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_started_on_id",
                table: "pairs",
                columns: new[] { "tenant_id", "started_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_pairs_tenant_id_year_number",
                table: "pairs",
                columns: new[] { "tenant_id", "year", "number" },
                unique: true);

            // EF Core has no index on the columns of a complex property; byte equality is leakproof, so it is used under row-level security.
            foreach (var column in new[] { "name_hash", "phone_hash" })
            {
                migrationBuilder.Sql($"CREATE INDEX ix_beneficiaries_tenant_id_{column} ON beneficiaries (tenant_id, {column})");
            }

            migrationBuilder.Sql("CREATE UNIQUE INDEX ix_beneficiaries_tenant_id_identity_number_hash ON beneficiaries (tenant_id, identity_number_hash) WHERE identity_number_hash IS NOT NULL");
            foreach (var table in new[] { "beneficiaries", "erased_counts", "pairs", "pair_visits" })
            {
                migrationBuilder.ProtectTenantTable(table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erased_counts");

            migrationBuilder.DropTable(
                name: "pair_visits");

            migrationBuilder.DropTable(
                name: "pairs");

            migrationBuilder.DropTable(
                name: "beneficiaries");
        }
    }
}
