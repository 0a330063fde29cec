using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.IdentityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class RolesOfProjects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "unit.sensitive", "beneficiary.export", "volunteer.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "project.read", "project.edit", "project.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "project.read", "project.edit", "project.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "project.read", "resource.read", "access.read" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-manager",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "project.read", "resource.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit", "agreement.edit", "need.edit", "need.claim", "project.edit", "project.claim", "resource.edit", "community.manage", "post.manage", "settings.manage" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "project.read", "resource.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit", "agreement.edit", "need.edit", "need.claim", "project.edit", "project.claim", "resource.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "unit.sensitive", "beneficiary.export", "volunteer.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "project.read", "project.edit", "project.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "unit-liaison",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "unit.read", "unit.edit", "unit.sensitive", "activity.read", "contribution.read", "agreement.read", "need.read", "need.claim", "project.read", "project.claim", "resource.read", "resource.edit" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-admin",
                column: "permissions",
                value: new[] { "unit.sensitive", "beneficiary.export", "volunteer.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "community-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "resource.read", "access.read" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-manager",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "resource.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit", "agreement.edit", "need.edit", "need.claim", "resource.edit", "community.manage", "post.manage", "settings.manage" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "support-worker",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "figures.read", "profile.read", "unit.read", "member.read", "post.read", "activity.read", "contribution.read", "agreement.read", "need.read", "resource.read", "access.read", "profile.edit", "unit.edit", "member.edit", "claim.review", "activity.edit", "contribution.edit", "agreement.edit", "need.edit", "need.claim", "resource.edit" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "tenant-admin",
                column: "permissions",
                value: new[] { "community.manage", "post.manage", "settings.manage", "signin.manage", "support.allow", "audit.read", "tenant.export", "unit.sensitive", "beneficiary.export", "volunteer.export", "settings.read", "community.read", "figures.read", "profile.read", "profile.edit", "unit.read", "unit.edit", "member.read", "member.edit", "post.read", "claim.make", "claim.review", "activity.read", "activity.edit", "activity.join", "contribution.read", "contribution.edit", "beneficiary.read", "beneficiary.edit", "beneficiary.disclose", "pair.read", "pair.edit", "agreement.read", "agreement.edit", "need.read", "need.edit", "need.claim", "resource.read", "resource.edit", "volunteer.read", "volunteer.edit", "volunteer.disclose", "access.read", "access.grant" });

            migrationBuilder.UpdateData(
                table: "role",
                keyColumn: "id",
                keyValue: "unit-liaison",
                column: "permissions",
                value: new[] { "settings.read", "community.read", "unit.read", "unit.edit", "unit.sensitive", "activity.read", "contribution.read", "agreement.read", "need.read", "need.claim", "resource.read", "resource.edit" });
        }
    }
}
