using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class LighterSearchKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_search_keys",
                table: "search_keys");

            migrationBuilder.DropIndex(
                name: "ix_search_keys_tenant_id_key_owner_id",
                table: "search_keys");

            migrationBuilder.AddPrimaryKey(
                name: "pk_search_keys",
                table: "search_keys",
                columns: new[] { "tenant_id", "key", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_keys_tenant_id_owner_id",
                table: "search_keys",
                columns: new[] { "tenant_id", "owner_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_search_keys",
                table: "search_keys");

            migrationBuilder.DropIndex(
                name: "ix_search_keys_tenant_id_owner_id",
                table: "search_keys");

            migrationBuilder.AddPrimaryKey(
                name: "pk_search_keys",
                table: "search_keys",
                columns: new[] { "tenant_id", "owner_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_search_keys_tenant_id_key_owner_id",
                table: "search_keys",
                columns: new[] { "tenant_id", "key", "owner_id" });
        }
    }
}
