using Linli.IdentityService.Communities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.IdentityService.Data;

/// <summary>Its policies: Data/Sql/0002-moved-scopes.sql.</summary>
internal sealed class CommunityMergerMapping : IEntityTypeConfiguration<CommunityMerger>
{
    public void Configure(EntityTypeBuilder<CommunityMerger> builder) => builder.ToTable("community_merger");
}
