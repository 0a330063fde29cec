using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ActivityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class ServiceCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "service_card",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    year = table.Column<int>(type: "integer", nullable: false),
                    quarter = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    activities = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    remark = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: false),
                    acknowledged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    acknowledged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reply = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_card", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_service_card_community_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "community",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_card_member_tenant_id_member_id",
                        columns: x => new { x.tenant_id, x.member_id },
                        principalTable: "member",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_service_card_unit_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "unit",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_service_card_tenant_id_community_id_year_quarter_number",
                table: "service_card",
                columns: new[] { "tenant_id", "community_id", "year", "quarter", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_card_tenant_id_member_id_community_id_year_quarter",
                table: "service_card",
                columns: new[] { "tenant_id", "member_id", "community_id", "year", "quarter" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_card_tenant_id_number_id",
                table: "service_card",
                columns: new[] { "tenant_id", "number", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_service_card_tenant_id_unit_id_number",
                table: "service_card",
                columns: new[] { "tenant_id", "unit_id", "number" });

            migrationBuilder.ProtectTenantTable("service_card");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "service_card");
        }
    }
}
