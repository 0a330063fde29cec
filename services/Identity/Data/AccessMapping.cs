using Linli.IdentityService.Access;
using Linli.IdentityService.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("role");
        builder.Property(r => r.Id).HasMaxLength(40);
        builder.HasData(RoleCatalogue.All);
    }
}

/// <summary>Checks, policies and the functions that write the table: Data/Sql/0001-delegation.sql.</summary>
internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.ToTable("assignment");
        builder.HasKey(a => new { a.TenantId, a.Id });
        builder.Property(a => a.RoleId).HasMaxLength(40);
        builder.HasOne<Role>().WithMany().HasForeignKey(a => a.RoleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.GrantedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(a => a.RevokedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Assignment>().WithMany().HasForeignKey(a => new { a.ParentTenantId, a.ParentId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.TenantId, a.PersonId, a.RoleId, a.Scope }).IsUnique().HasFilter("revoked_at IS NULL").HasDatabaseName("ux_assignment_live");
        // The hot path asks for one person across tenants, before any tenant is known.
        builder.HasIndex(a => a.PersonId).HasFilter("revoked_at IS NULL").HasDatabaseName("ix_assignment_person");
    }
}
