using System;
using Linli.ServiceDefaults.Spreadsheets.Imports;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.RegistryService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Sheets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    noun = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    beat_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cancel_asked = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    @new = table.Column<int>(name: "new", type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    same = table.Column<int>(type: "integer", nullable: false),
                    wrong = table.Column<int>(type: "integer", nullable: false),
                    failure_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    failure_args = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "import_effect",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    row_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row_version = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_effect", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_effect_import_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "import",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_fault",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    column = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    args = table.Column<string[]>(type: "text[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_fault", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_fault_import_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "import",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_part",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_part", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_part_import_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "import",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_result",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_result", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_result_import_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "import",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_import_tenant_id_by_at",
                table: "import",
                columns: new[] { "tenant_id", "by", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_effect_tenant_id_import_id_line",
                table: "import_effect",
                columns: new[] { "tenant_id", "import_id", "line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_fault_tenant_id_import_id_line_id",
                table: "import_fault",
                columns: new[] { "tenant_id", "import_id", "line", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_import_part_tenant_id_import_id_number",
                table: "import_part",
                columns: new[] { "tenant_id", "import_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_result_tenant_id_import_id_line",
                table: "import_result",
                columns: new[] { "tenant_id", "import_id", "line" },
                unique: true);

            migrationBuilder.ProtectImports();
            migrationBuilder.ProtectTenantTable("import_effect");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "import_effect");

            migrationBuilder.DropTable(
                name: "import_fault");

            migrationBuilder.DropTable(
                name: "import_part");

            migrationBuilder.DropTable(
                name: "import_result");

            migrationBuilder.DropTable(
                name: "import");
        }
    }
}
