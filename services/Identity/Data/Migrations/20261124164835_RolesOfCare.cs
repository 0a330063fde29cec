using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class RolesOfCare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "unit.sensitive", "beneficiary.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "unit.sensitive", "beneficiary.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "access.read", "access.grant" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
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
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "unit.sensitive", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "access.read", "access.grant" });
        }
    }
}
