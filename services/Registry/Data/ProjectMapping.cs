using Linli.RegistryService.Communities;
using Linli.RegistryService.Needs;
using Linli.RegistryService.Projects;
using Linli.RegistryService.UnitResources;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class ProjectMapping : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable(table => table.HasCheckConstraint("ck_projects_taken", "taken BETWEEN 0 AND places"));
        builder.Property(p => p.Title).HasMaxLength(NeedRules.TitleLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(p => p.Kind).HasMaxLength(20);
        builder.Property(p => p.WorkArea).HasMaxLength(30);
        builder.Property(p => p.Place).HasMaxLength(ProjectRules.PlaceLength);
        builder.Property(p => p.Goal).HasMaxLength(ProjectRules.GoalLength);
        builder.Property(p => p.Measure).HasMaxLength(NeedRules.MeasureLength);
        builder.Property(p => p.Note).HasMaxLength(NeedRules.NoteLength);
        builder.Property(p => p.Result).HasMaxLength(NeedRules.NoteLength);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(p => new { p.TenantId, p.DueOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.CommunityId, p.DueOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.ProposedOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.Title, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.WaitingSince }).HasFilter("state = 'Proposed'");
        builder.HasOne<Community>().WithMany().HasForeignKey(p => new { p.TenantId, p.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectClaimMapping : IEntityTypeConfiguration<ProjectClaim>
{
    public void Configure(EntityTypeBuilder<ProjectClaim> builder)
    {
        builder.Property(c => c.Part).HasMaxLength(ProjectRules.PartLength);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Reason).HasMaxLength(NeedRules.ReasonLength);
        builder.HasIndex(c => new { c.TenantId, c.ProjectId, c.UnitId }).IsUnique().HasFilter("state = 'Held'");
        builder.HasIndex(c => new { c.TenantId, c.ProjectId });
        builder.HasIndex(c => new { c.TenantId, c.UnitId });
        builder.HasOne<Project>().WithMany().HasForeignKey(c => new { c.TenantId, c.ProjectId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => new { c.TenantId, c.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(c => new { c.TenantId, c.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectNeedMapping : IEntityTypeConfiguration<ProjectNeed>
{
    public void Configure(EntityTypeBuilder<ProjectNeed> builder)
    {
        builder.HasIndex(n => new { n.TenantId, n.ProjectId, n.NeedId }).IsUnique();
        builder.HasIndex(n => new { n.TenantId, n.NeedId });
        builder.HasOne<Project>().WithMany().HasForeignKey(n => new { n.TenantId, n.ProjectId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Need>().WithMany().HasForeignKey(n => new { n.TenantId, n.NeedId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectResourceMapping : IEntityTypeConfiguration<ProjectResource>
{
    public void Configure(EntityTypeBuilder<ProjectResource> builder)
    {
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(r => new { r.TenantId, r.ProjectId, r.ResourceId }).IsUnique().HasFilter("state = 'Held'");
        builder.HasIndex(r => new { r.TenantId, r.ProjectId });
        builder.HasIndex(r => new { r.TenantId, r.ResourceId });
        builder.HasOne<Project>().WithMany().HasForeignKey(r => new { r.TenantId, r.ProjectId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Resource>().WithMany().HasForeignKey(r => new { r.TenantId, r.ResourceId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProjectNoteMapping : IEntityTypeConfiguration<ProjectNote>
{
    public void Configure(EntityTypeBuilder<ProjectNote> builder)
    {
        builder.Property(n => n.Text).HasMaxLength(NeedRules.NoteLength);
        builder.HasIndex(n => new { n.TenantId, n.ProjectId, n.On });
        builder.HasOne<Project>().WithMany().HasForeignKey(n => new { n.TenantId, n.ProjectId }).OnDelete(DeleteBehavior.Restrict);
    }
}
