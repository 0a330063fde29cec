using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.TenantService.Data.Migrations
{
    /// <inheritdoc />
    public partial class SplitCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<Guid>>(
                name: "beneficiaries",
                table: "changes",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<List<Guid>>(
                name: "needs",
                table: "changes",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<List<Guid>>(
                name: "volunteers",
                table: "changes",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "beneficiaries",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "needs",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "volunteers",
                table: "changes");
        }
    }
}
