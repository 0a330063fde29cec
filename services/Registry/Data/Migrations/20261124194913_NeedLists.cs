using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class NeedLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid[]>(
                name: "resources",
                table: "unit_mergers",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "needs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "zh-x-icu"),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    work_area = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    group = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    measure = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    wanted_by = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    entered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_on = table.Column<DateOnly>(type: "date", nullable: false),
                    waiting_since = table.Column<DateOnly>(type: "date", nullable: false),
                    matched_on = table.Column<DateOnly>(type: "date", nullable: true),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_needs_taken", "taken BETWEEN 0 AND coalesce(quantity, 1)");
                    table.ForeignKey(
                        name: "fk_needs_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "zh-x-icu"),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    work_area = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    quantity = table.Column<int>(type: "integer", nullable: true),
                    measure = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    available_from = table.Column<DateOnly>(type: "date", nullable: false),
                    available_to = table.Column<DateOnly>(type: "date", nullable: true),
                    conditions = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    offered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_resources_taken", "used BETWEEN 0 AND taken AND (quantity IS NULL OR taken <= quantity)");
                    table.ForeignKey(
                        name: "fk_resources_units_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "need_claims",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_need_claims", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_need_claims_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_claims_needs_tenant_id_need_id",
                        columns: x => new { x.tenant_id, x.need_id },
                        principalTable: "needs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_claims_resources_tenant_id_resource_id",
                        columns: x => new { x.tenant_id, x.resource_id },
                        principalTable: "resources",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_need_claims_units_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_need_claims_tenant_id_community_id",
                table: "need_claims",
                columns: new[] { "tenant_id", "community_id" });

            migrationBuilder.CreateIndex(
                name: "ix_need_claims_tenant_id_need_id",
                table: "need_claims",
                columns: new[] { "tenant_id", "need_id" });

            migrationBuilder.CreateIndex(
                name: "ix_need_claims_tenant_id_need_id_unit_id",
                table: "need_claims",
                columns: new[] { "tenant_id", "need_id", "unit_id" },
                unique: true,
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_need_claims_tenant_id_resource_id",
                table: "need_claims",
                columns: new[] { "tenant_id", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_need_claims_tenant_id_unit_id",
                table: "need_claims",
                columns: new[] { "tenant_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_tenant_id_community_id_wanted_by_id",
                table: "needs",
                columns: new[] { "tenant_id", "community_id", "wanted_by", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_tenant_id_entered_on_id",
                table: "needs",
                columns: new[] { "tenant_id", "entered_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_tenant_id_title_id",
                table: "needs",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_tenant_id_waiting_since",
                table: "needs",
                columns: new[] { "tenant_id", "waiting_since" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_needs_tenant_id_wanted_by_id",
                table: "needs",
                columns: new[] { "tenant_id", "wanted_by", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_tenant_id_available_from_id",
                table: "resources",
                columns: new[] { "tenant_id", "available_from", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_tenant_id_offered_on_id",
                table: "resources",
                columns: new[] { "tenant_id", "offered_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_tenant_id_title_id",
                table: "resources",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources_tenant_id_unit_id",
                table: "resources",
                columns: new[] { "tenant_id", "unit_id" });

            foreach (var table in new[] { "needs", "need_claims", "resources" })
            {
                migrationBuilder.ProtectTenantTable(table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "need_claims");

            migrationBuilder.DropTable(
                name: "needs");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropColumn(
                name: "resources",
                table: "unit_mergers");
        }
    }
}
