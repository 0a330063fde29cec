using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class SignInProviders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "signs_in_elsewhere",
                table: "person",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "sign_in_provider",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    client_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    protected_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    email_claim = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    verified_claim = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_provider", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_provider_id",
                table: "sign_in_provider",
                column: "id");

            migrationBuilder.ProtectTenantTable("sign_in_provider");
            // Before anybody is signed in there is no tenant: what a sub-district has switched on, by its id, its exact name or the provider's own id.
            migrationBuilder.Sql("""
                CREATE POLICY sign_in_reads ON sign_in_provider FOR SELECT USING (enabled AND (
                    tenant_id = NULLIF(current_setting('app.sign_in_tenant', true), '')::uuid
                    OR id = NULLIF(current_setting('app.sign_in_provider', true), '')::uuid));
                CREATE POLICY sign_in_reads ON place FOR SELECT USING (
                    id = tenant_id AND name = NULLIF(current_setting('app.sign_in_place', true), ''));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP POLICY sign_in_reads ON place;");

            migrationBuilder.DropTable(
                name: "sign_in_provider");

            migrationBuilder.DropColumn(
                name: "signs_in_elsewhere",
                table: "person");
        }
    }
}
