using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class SensitiveUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "unit.sensitive", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "unit.sensitive", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "unit-liaison",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "unit.read", "unit.edit", "unit.sensitive", "activity.read", "contribution.read" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "unit-liaison",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "unit.read", "unit.edit", "activity.read", "contribution.read" });
        }
    }
}
