using System;
using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Linli.ActivityService.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "community",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    name_as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_community", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "member",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    linked_as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    traceparent = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    retired = table.Column<bool>(type: "boolean", nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit", x => new { x.tenant_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "activity",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "zh-x-icu"),
                    theme = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    work_area = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    place = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    all_day = table.Column<bool>(type: "boolean", nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    host = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    partner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sign_up_required = table.Column<bool>(type: "boolean", nullable: false),
                    sign_up_limit = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    cancel_reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    news_author = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    news_on_day = table.Column<DateOnly>(type: "date", nullable: true),
                    news_source = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    news_text = table.Column<string>(type: "character varying(20000)", maxLength: 20000, nullable: true),
                    news_title = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    programme = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_activity_times", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_activity_community_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "community",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contribution",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    giver_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    giver = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    receiver_kind = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    receiver = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    work_area = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on_day = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    approximate = table.Column<bool>(type: "boolean", nullable: false),
                    description = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    receipt_no = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    voided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    voided_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    voided_text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contribution", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_contribution_community_tenant_id_community_id",
                        columns: x => new { x.tenant_id, x.community_id },
                        principalTable: "community",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contribution_unit_tenant_id_giver_unit_id",
                        columns: x => new { x.tenant_id, x.giver_unit_id },
                        principalTable: "unit",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organiser",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organiser", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_organiser_activity_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalTable: "activity",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organiser_unit_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "unit",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "participation",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    group_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    minutes_each = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_back = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participation", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_participation_activity_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalTable: "activity",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_member_tenant_id_member_id",
                        columns: x => new { x.tenant_id, x.member_id },
                        principalTable: "member",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_participation_unit_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "unit",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_up",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    community_id = table.Column<Guid>(type: "uuid", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_up", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_sign_up_activity_tenant_id_activity_id",
                        columns: x => new { x.tenant_id, x.activity_id },
                        principalTable: "activity",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sign_up_member_tenant_id_member_id",
                        columns: x => new { x.tenant_id, x.member_id },
                        principalTable: "member",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sign_up_unit_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "unit",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "contribution_revision",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contribution_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason_text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    former = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contribution_revision", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_contribution_revision_contribution_tenant_id_contribution_id",
                        columns: x => new { x.tenant_id, x.contribution_id },
                        principalTable: "contribution",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "participation_revision",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    participation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    persons = table.Column<int>(type: "integer", nullable: false),
                    minutes_each = table.Column<int>(type: "integer", nullable: false),
                    reason_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason_by_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reason_text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participation_revision", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_participation_revision_participation_tenant_id_participatio",
                        columns: x => new { x.tenant_id, x.participation_id },
                        principalTable: "participation",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activity_tenant_id_community_id_starts_at_id",
                table: "activity",
                columns: new[] { "tenant_id", "community_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_tenant_id_starts_at_id",
                table: "activity",
                columns: new[] { "tenant_id", "starts_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_activity_tenant_id_title_id",
                table: "activity",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contribution_tenant_id_community_id_on_day_id",
                table: "contribution",
                columns: new[] { "tenant_id", "community_id", "on_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contribution_tenant_id_community_id_receipt_no",
                table: "contribution",
                columns: new[] { "tenant_id", "community_id", "receipt_no" },
                unique: true,
                filter: "voided_at IS NULL AND receipt_no IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_contribution_tenant_id_giver_unit_id",
                table: "contribution",
                columns: new[] { "tenant_id", "giver_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_contribution_tenant_id_on_day_id",
                table: "contribution",
                columns: new[] { "tenant_id", "on_day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_contribution_revision_tenant_id_contribution_id",
                table: "contribution_revision",
                columns: new[] { "tenant_id", "contribution_id" });

            migrationBuilder.CreateIndex(
                name: "ix_member_tenant_id_person_id",
                table: "member",
                columns: new[] { "tenant_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organiser_tenant_id_activity_id_unit_id",
                table: "organiser",
                columns: new[] { "tenant_id", "activity_id", "unit_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organiser_tenant_id_unit_id",
                table: "organiser",
                columns: new[] { "tenant_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_unsent",
                table: "outbox",
                column: "id",
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_participation_tenant_id_activity_id_member_id",
                table: "participation",
                columns: new[] { "tenant_id", "activity_id", "member_id" },
                unique: true,
                filter: "NOT taken_back AND member_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_participation_tenant_id_activity_id_unit_id_group_name",
                table: "participation",
                columns: new[] { "tenant_id", "activity_id", "unit_id", "group_name" },
                unique: true,
                filter: "NOT taken_back AND member_id IS NULL")
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_participation_tenant_id_member_id",
                table: "participation",
                columns: new[] { "tenant_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_tenant_id_unit_id",
                table: "participation",
                columns: new[] { "tenant_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_revision_tenant_id_participation_id",
                table: "participation_revision",
                columns: new[] { "tenant_id", "participation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_up_tenant_id_activity_id_member_id",
                table: "sign_up",
                columns: new[] { "tenant_id", "activity_id", "member_id" },
                unique: true,
                filter: "withdrawn_at IS NULL AND member_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sign_up_tenant_id_activity_id_rank",
                table: "sign_up",
                columns: new[] { "tenant_id", "activity_id", "rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_up_tenant_id_activity_id_unit_id",
                table: "sign_up",
                columns: new[] { "tenant_id", "activity_id", "unit_id" },
                unique: true,
                filter: "withdrawn_at IS NULL AND member_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sign_up_tenant_id_member_id",
                table: "sign_up",
                columns: new[] { "tenant_id", "member_id" });

            migrationBuilder.CreateIndex(
                name: "ix_sign_up_tenant_id_unit_id",
                table: "sign_up",
                columns: new[] { "tenant_id", "unit_id" });

            foreach (var table in new[]
            {
                "community", "unit", "member", "activity", "organiser", "sign_up", "participation", "participation_revision", "contribution", "contribution_revision",
            })
            {
                migrationBuilder.ProtectTenantTable(table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contribution_revision");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "organiser");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "participation_revision");

            migrationBuilder.DropTable(
                name: "sign_up");

            migrationBuilder.DropTable(
                name: "contribution");

            migrationBuilder.DropTable(
                name: "participation");

            migrationBuilder.DropTable(
                name: "activity");

            migrationBuilder.DropTable(
                name: "member");

            migrationBuilder.DropTable(
                name: "unit");

            migrationBuilder.DropTable(
                name: "community");
        }
    }
}
