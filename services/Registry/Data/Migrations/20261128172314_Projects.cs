using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Projects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "projects",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "zh-x-icu"),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    work_area = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    goal = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    aim = table.Column<int>(type: "integer", nullable: false),
                    reached = table.Column<int>(type: "integer", nullable: false),
                    measure = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    places = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
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
                    table.PrimaryKey("pk_projects", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_projects_taken", "taken BETWEEN 0 AND places");
                    table.ForeignKey(
                        name: "fk_projects_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_claims",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_claims", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_project_claims_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_claims_projects_tenant_id_project_id",
                        columns: x => new { x.tenant_id, x.project_id },
                        principalTable: "projects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_claims_units_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "units",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_needs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    need_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_needs", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_project_needs_needs_tenant_id_need_id",
                        columns: x => new { x.tenant_id, x.need_id },
                        principalTable: "needs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_needs_projects_tenant_id_project_id",
                        columns: x => new { x.tenant_id, x.project_id },
                        principalTable: "projects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_notes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    reached = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_notes", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_project_notes_projects_tenant_id_project_id",
                        columns: x => new { x.tenant_id, x.project_id },
                        principalTable: "projects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_resources",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    quantity = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_resources", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_project_resources_projects_tenant_id_project_id",
                        columns: x => new { x.tenant_id, x.project_id },
                        principalTable: "projects",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_project_resources_resources_tenant_id_resource_id",
                        columns: x => new { x.tenant_id, x.resource_id },
                        principalTable: "resources",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_project_claims_tenant_id_community_id",
                table: "project_claims",
                columns: new[] { "tenant_id", "community_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_claims_tenant_id_project_id",
                table: "project_claims",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_claims_tenant_id_project_id_unit_id",
                table: "project_claims",
                columns: new[] { "tenant_id", "project_id", "unit_id" },
                unique: true,
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_project_claims_tenant_id_unit_id",
                table: "project_claims",
                columns: new[] { "tenant_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_needs_tenant_id_need_id",
                table: "project_needs",
                columns: new[] { "tenant_id", "need_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_needs_tenant_id_project_id_need_id",
                table: "project_needs",
                columns: new[] { "tenant_id", "project_id", "need_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_notes_tenant_id_project_id_on",
                table: "project_notes",
                columns: new[] { "tenant_id", "project_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_project_resources_tenant_id_project_id",
                table: "project_resources",
                columns: new[] { "tenant_id", "project_id" });

            migrationBuilder.CreateIndex(
                name: "ix_project_resources_tenant_id_project_id_resource_id",
                table: "project_resources",
                columns: new[] { "tenant_id", "project_id", "resource_id" },
                unique: true,
                filter: "state = 'Held'");

            migrationBuilder.CreateIndex(
                name: "ix_project_resources_tenant_id_resource_id",
                table: "project_resources",
                columns: new[] { "tenant_id", "resource_id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_tenant_id_community_id_due_on_id",
                table: "projects",
                columns: new[] { "tenant_id", "community_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_tenant_id_due_on_id",
                table: "projects",
                columns: new[] { "tenant_id", "due_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_tenant_id_proposed_on_id",
                table: "projects",
                columns: new[] { "tenant_id", "proposed_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_tenant_id_title_id",
                table: "projects",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_tenant_id_waiting_since",
                table: "projects",
                columns: new[] { "tenant_id", "waiting_since" },
                filter: "state = 'Proposed'");

            foreach (var table in new[] { "projects", "project_claims", "project_needs", "project_resources", "project_notes" })
            {
                migrationBuilder.ProtectTenantTable(table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "project_claims");

            migrationBuilder.DropTable(
                name: "project_needs");

            migrationBuilder.DropTable(
                name: "project_notes");

            migrationBuilder.DropTable(
                name: "project_resources");

            migrationBuilder.DropTable(
                name: "projects");
        }
    }
}
