using Linli.RegistryService.Communities;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class UnitMapping : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.Property(u => u.Kind).HasMaxLength(30);
        builder.Property(u => u.Name).HasMaxLength(UnitRules.NameLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(u => u.CreditCode).HasMaxLength(CreditCode.Length).IsFixedLength();
        builder.Property(u => u.Address).HasMaxLength(UnitRules.AddressLength);
        builder.Property(u => u.Grid).HasMaxLength(UnitRules.GridLength);
        builder.Property(u => u.YearPlan).HasMaxLength(UnitRules.YearPlanLength);
        builder.Property(u => u.RetiredReason).HasMaxLength(UnitRules.ReasonLength);
        builder.Seal(u => u.LiaisonName, "liaison_name");
        builder.Seal(u => u.LiaisonPhone, "liaison_phone");
        builder.HasIndex(u => new { u.TenantId, u.CreditCode }).IsUnique().HasFilter("credit_code IS NOT NULL AND retired_at IS NULL");
        builder.HasIndex(u => new { u.TenantId, u.Name, u.Id });
        builder.HasIndex(u => new { u.TenantId, u.CommunityId, u.Name, u.Id });
        builder.HasOne<Community>().WithMany().HasForeignKey(u => new { u.TenantId, u.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(u => new { u.TenantId, u.MergedIntoId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnitMergerMapping : IEntityTypeConfiguration<UnitMerger>
{
    public void Configure(EntityTypeBuilder<UnitMerger> builder)
    {
        builder.Property(m => m.Reason).HasMaxLength(UnitRules.ReasonLength);
        builder.Property(m => m.Resources).HasDefaultValueSql("'{}'");
        builder.HasIndex(m => new { m.TenantId, m.UnitId }).IsUnique().HasFilter("undone_at IS NULL");
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => new { m.TenantId, m.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(m => new { m.TenantId, m.IntoUnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DistinctUnitsMapping : IEntityTypeConfiguration<DistinctUnits>
{
    public void Configure(EntityTypeBuilder<DistinctUnits> builder)
    {
        builder.HasIndex(d => new { d.TenantId, d.UnitId, d.OtherUnitId }).IsUnique();
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => new { d.TenantId, d.UnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => new { d.TenantId, d.OtherUnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}
