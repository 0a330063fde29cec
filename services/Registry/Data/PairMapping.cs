using Linli.RegistryService.Beneficiaries;
using Linli.RegistryService.Communities;
using Linli.RegistryService.Members;
using Linli.RegistryService.Pairs;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class PairMapping : IEntityTypeConfiguration<Pair>
{
    public void Configure(EntityTypeBuilder<Pair> builder)
    {
        builder.Ignore(p => p.Card);
        builder.Property(p => p.HelperKind).HasMaxLength(10);
        builder.Property(p => p.HelpedKind).HasMaxLength(10);
        builder.Property(p => p.Aim).HasMaxLength(PairRules.AimLength);
        builder.Property(p => p.Result).HasMaxLength(20);
        builder.Seal(p => p.HelperName, "helper_name");
        builder.Seal(p => p.HelpedName, "helped_name");
        builder.Seal(p => p.ResultNote, "result_note");
        builder.HasIndex(p => new { p.TenantId, p.Year, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.HelperRef, p.HelpedRef }).IsUnique().HasFilter("ended_on IS NULL");
        builder.HasIndex(p => new { p.TenantId, p.StartedOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.LastContactOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.CommunityId, p.StartedOn, p.Id });
        builder.HasIndex(p => new { p.TenantId, p.EndedOn }).HasFilter("ended_on IS NOT NULL");
        builder.HasOne<Community>().WithMany().HasForeignKey(p => new { p.TenantId, p.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.TenantId, p.HelperUnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => new { p.TenantId, p.HelperMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.TenantId, p.HelpedUnitId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Member>().WithMany().HasForeignKey(p => new { p.TenantId, p.HelpedMemberId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(p => new { p.TenantId, p.HelpedBeneficiaryId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PairVisitMapping : IEntityTypeConfiguration<PairVisit>
{
    public void Configure(EntityTypeBuilder<PairVisit> builder)
    {
        builder.Property(v => v.Outcome).HasMaxLength(20);
        builder.Seal(v => v.Note, "note");
        builder.HasIndex(v => new { v.TenantId, v.PairId, v.On });
        builder.HasOne<Pair>().WithMany().HasForeignKey(v => new { v.TenantId, v.PairId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(v => new { v.TenantId, v.CommunityId }).OnDelete(DeleteBehavior.Restrict);
    }
}
