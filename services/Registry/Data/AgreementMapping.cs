using Linli.RegistryService.Agreements;
using Linli.RegistryService.Communities;
using Linli.RegistryService.Files;
using Linli.RegistryService.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.RegistryService.Data;

internal sealed class AgreementMapping : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.Ignore(a => a.IsSigned);
        builder.Property(a => a.Title).HasMaxLength(AgreementRules.TitleLength).UseCollation(RegistryDb.NameOrder);
        builder.Property(a => a.State).HasMaxLength(10);
        builder.Property(a => a.CommunityOffice).HasMaxLength(AgreementRules.OfficeLength);
        builder.Property(a => a.EndReason).HasMaxLength(AgreementRules.ReasonLength);
        builder.HasIndex(a => new { a.TenantId, a.BeginsOn, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.EndsOn, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.Title, a.Id });
        builder.HasIndex(a => new { a.TenantId, a.CommunityId, a.BeginsOn, a.Id });
        // What the days have to bring something to; the ended ones only grow in number.
        builder.HasIndex(a => new { a.TenantId, a.State, a.EndsOn }).HasFilter("ended_on IS NULL");
        builder.HasIndex(a => new { a.TenantId, a.RenewsId }).IsUnique().HasFilter("renews_id IS NOT NULL AND end_reason IS NULL");
        builder.HasOne<Community>().WithMany().HasForeignKey(a => new { a.TenantId, a.CommunityId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agreement>().WithMany().HasForeignKey(a => new { a.TenantId, a.RenewsId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AgreementPartyMapping : IEntityTypeConfiguration<AgreementParty>
{
    public void Configure(EntityTypeBuilder<AgreementParty> builder)
    {
        builder.Property(p => p.Office).HasMaxLength(AgreementRules.OfficeLength);
        builder.HasIndex(p => new { p.TenantId, p.AgreementId, p.UnitId }).IsUnique();
        builder.HasIndex(p => new { p.TenantId, p.UnitId });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(p => new { p.TenantId, p.AgreementId }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => new { p.TenantId, p.UnitId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        builder.Property(f => f.ContentType).HasMaxLength(30);
        builder.Seal(f => f.Key, "content_key");
        builder.HasIndex(f => new { f.TenantId, f.AgreementId, f.UploadedAt });
        builder.HasOne<Agreement>().WithMany().HasForeignKey(f => new { f.TenantId, f.AgreementId }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NoticePeriodMapping : IEntityTypeConfiguration<NoticePeriod>
{
    public void Configure(EntityTypeBuilder<NoticePeriod> builder)
    {
    }
}
