using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Places : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Whoever chooses where to act reads what their own places are called, before any tenant is theirs.
            migrationBuilder.Sql("""
                CREATE POLICY person_reads ON place FOR SELECT USING (EXISTS (
                    SELECT FROM assignment a
                    WHERE a.person_id = NULLIF(current_setting('app.person_id', true), '')::uuid AND a.tenant_id = place.tenant_id AND a.revoked_at IS NULL
                      AND (place.id = place.tenant_id OR a.scope ~ ('*.' || replace(place.id::text, '-', '') || '.*')::lquery)));
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP POLICY person_reads ON place;");
        }
    }
}
