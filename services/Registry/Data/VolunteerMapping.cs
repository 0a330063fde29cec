using Linli.RegistryService.Communities;
using Linli.RegistryService.Members;
using Linli.RegistryService.Volunteers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

/// <summary>The index on the phone's hash is in the migration: EF Core has none on a complex property's columns.</summary>
internal sealed class VolunteerMapping : IEntityTypeConfiguration<Volunteer>
{
    public void Configure(EntityTypeBuilder<Volunteer> builder)
    {
        builder.Property(v => v.Name).HasMaxLength(VolunteerRules.NameLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(v => v.State).HasConversion<string>().HasMaxLength(10);
        builder.Seal(v => v.Phone, "phone");
        builder.HasIndex(v => new { v.TenantId, v.PersonId }).IsUnique().HasFilter("person_id IS NOT NULL");
        builder.HasIndex(v => new { v.TenantId, v.MemberId }).IsUnique().HasFilter("member_id IS NOT NULL");
        builder.HasIndex(v => new { v.TenantId, v.Name, v.Id });
        builder.HasIndex(v => new { v.TenantId, v.CommunityId, v.Name, v.Id });
        builder.HasIndex(v => new { v.TenantId, v.JoinedOn, v.Id });
        builder.HasIndex(v => new { v.TenantId, v.RetainUntil, v.Id });
        builder.HasOne<Community>().WithMany().HasForeignKey(v => new { v.TenantId, v.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(v => new { v.TenantId, v.MemberId }).OnDelete(DeleteBehavior.Restrict);
    }
}
