using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class RolesOfAdministration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "city-officer",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "tenant.lifecycle", "city.figures.read", "city.settings.manage", "notice.publish", "audit.read", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "member",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "post.read", "claim.make", "activity.read", "activity.join" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "operator",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "tenant.lifecycle", "tenant.delete", "operations.manage", "audit.read", "access.read", "access.grant" });

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

            migrationBuilder.InsertData(
                table: "role",
                columns: new[] { "id", "appoints", "max_depth", "min_depth", "permissions" },
                values: new object[] { "support", new string[0], 2, 2, new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "access.read" } });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "role",
                keyColumn: "id",
                keyValue: "support");

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "city-officer",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "city.figures.read", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "member",
                column: "permissions",
                value: new[] { "community.read", "post.read", "claim.make", "activity.read", "activity.join" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "operator",
                column: "permissions",
                value: new[] { "tenant.provision", "tenant.read", "operations.manage", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "unit-liaison",
                column: "permissions",
                value: new[] { "community.read", "unit.read", "unit.edit", "activity.read", "contribution.read" });
        }
    }
}
