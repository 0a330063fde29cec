using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Arrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "person_id",
                table: "mail",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "tenant_id",
                table: "mail",
                type: "uuid",
                nullable: true);

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "operator",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "tenant.lifecycle", "tenant.delete", "tenant.import", "operations.manage", "audit.read", "access.read", "access.grant" });

            migrationBuilder.CreateIndex(
                name: "ix_mail_person_id",
                table: "mail",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_mail_tenant_id",
                table: "mail",
                column: "tenant_id");

            migrationBuilder.AddForeignKey(
                name: "fk_mail_persons_person_id",
                table: "mail",
                column: "person_id",
                principalTable: "person",
                principalColumn: "id");

            migrationBuilder.SqlFrom("0004-ordered-erasure.sql");
            migrationBuilder.SqlFrom("0005-imported-assignments.sql");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP FUNCTION import_assignments(uuid, json);
                DROP POLICY tenant ON mail;
                DROP POLICY nobody_delivers ON mail;
                DROP POLICY untold ON mail;
                DROP POLICY keeper ON mail;
                ALTER TABLE mail DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY;
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_mail_persons_person_id",
                table: "mail");

            migrationBuilder.DropIndex(
                name: "ix_mail_person_id",
                table: "mail");

            migrationBuilder.DropIndex(
                name: "ix_mail_tenant_id",
                table: "mail");

            migrationBuilder.DropColumn(
                name: "person_id",
                table: "mail");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "mail");

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "operator",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "tenant.lifecycle", "tenant.delete", "operations.manage", "audit.read", "access.read", "access.grant" });
        }
    }
}
