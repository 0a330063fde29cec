using System;
using System.Collections.Generic;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Volunteers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "volunteers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false, collation: "zh-x-icu"),
                    skills = table.Column<List<string>>(type: "text[]", nullable: false),
                    times = table.Column<List<string>>(type: "text[]", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state_on = table.Column<DateOnly>(type: "date", nullable: false),
                    consent_on = table.Column<DateOnly>(type: "date", nullable: false),
                    retain_until = table.Column<DateOnly>(type: "date", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_volunteers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_volunteers_communities_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "communities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_volunteers_members_tenant_id_member_id",
                        columns: x => new { x.tenant_id, x.member_id },
                        principalTable: "members",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_community_id_name_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "community_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_joined_on_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "joined_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_member_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "member_id" },
                unique: true,
                filter: "member_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_name_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_person_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "person_id" },
                unique: true,
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_volunteers_tenant_id_retain_until_id",
                table: "volunteers",
                columns: new[] { "tenant_id", "retain_until", "id" });

            // EF Core has no index on the columns of a complex property; byte equality is leakproof, so it is used under row-level security.
            migrationBuilder.Sql("CREATE INDEX ix_volunteers_tenant_id_phone_hash ON volunteers (tenant_id, phone_hash)");
            migrationBuilder.ProtectTenantTable("volunteers");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "volunteers");
        }
    }
}
