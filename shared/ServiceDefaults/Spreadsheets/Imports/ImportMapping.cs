using Linli.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Linli.ServiceDefaults.Spreadsheets.Imports;

/// <summary>The tables in which a service keeps the spreadsheets that are on their way in.</summary>
public static class ImportMapping
{
    private static readonly string[] Tables = ["import", "import_part", "import_fault", "import_result"];

    /// <summary>Maps them; before the base's own <c>OnModelCreating</c>, which makes tenants' rows of them.</summary>
    public static void AddImports(this ModelBuilder model)
    {
        model.Entity<Import>(import =>
        {
            import.ToTable("import");
            import.Property(i => i.Noun).HasMaxLength(40);
            import.Property(i => i.FileName).HasMaxLength(200);
            import.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
            import.Property(i => i.FailureCode).HasMaxLength(60);
            import.HasIndex(i => new { i.TenantId, i.By, i.At });
        });
        model.Entity<ImportPart>(part =>
        {
            part.ToTable("import_part");
            part.HasOne<Import>().WithMany().HasForeignKey(p => new { p.TenantId, p.ImportId });
            part.HasIndex(p => new { p.TenantId, p.ImportId, p.Number }).IsUnique();
        });
        model.Entity<ImportFault>(fault =>
        {
            fault.ToTable("import_fault");
            fault.Property(f => f.Column).HasMaxLength(40);
            fault.Property(f => f.Code).HasMaxLength(60);
            fault.HasOne<Import>().WithMany().HasForeignKey(f => new { f.TenantId, f.ImportId });
            fault.HasIndex(f => new { f.TenantId, f.ImportId, f.Line, f.Id });
        });
        model.Entity<PreviewRow>(row =>
        {
            row.ToTable("import_row");
            row.Property(r => r.Verdict).HasConversion<string>().HasMaxLength(20);
            row.HasOne<Import>().WithMany().HasForeignKey(r => new { r.TenantId, r.ImportId });
            row.HasIndex(r => new { r.TenantId, r.ImportId, r.Verdict, r.Line, r.Id });
        });
        model.Entity<ImportResult>(result =>
        {
            result.ToTable("import_result");
            result.HasOne<Import>().WithMany().HasForeignKey(r => new { r.TenantId, r.ImportId });
            result.HasIndex(r => new { r.TenantId, r.ImportId, r.Line }).IsUnique();
        });
    }

    /// <summary>Maps what imports became, for a service with an <see cref="IOneStepImport"/>; its table needs ProtectTenantTable.</summary>
    public static void AddImportEffects(this ModelBuilder model) => model.Entity<ImportEffect>(effect =>
    {
        effect.ToTable("import_effect");
        effect.HasOne<Import>().WithMany().HasForeignKey(e => new { e.TenantId, e.ImportId });
        effect.HasIndex(e => new { e.TenantId, e.ImportId, e.Line }).IsUnique();
    });

    /// <summary>Somebody is erased: what an import showed of them and kept of them as they were goes too, and its undoing passes them over. Needs the table of effects.</summary>
    public static async Task ForgetImportedAsync(this TenantDb db, Guid[] rows, CancellationToken ct)
    {
        var effects = db.Set<ImportEffect>().Where(e => rows.Contains(e.RowId));
        await db.Set<PreviewRow>().Where(r => effects.Any(e => e.ImportId == r.ImportId && e.Line == r.Line)).ExecuteDeleteAsync(ct);
        await effects.ExecuteDeleteAsync(ct);
    }

    /// <summary>Whether this service keeps what imports became, and does so of this one.</summary>
    internal static async Task<bool> CanUndoAsync(this TenantDb db, Guid importId, CancellationToken ct) =>
        db.Model.FindEntityType(typeof(ImportEffect)) is not null && await db.Set<ImportEffect>().AnyAsync(e => e.ImportId == importId, ct);

    /// <summary>
    /// Row-level security for them, and the one way past it: a function of the owner's that removes what has run out, of all
    /// tenants, and can do nothing else.
    /// </summary>
    public static void ProtectImports(this MigrationBuilder migration)
    {
        foreach (var table in Tables)
        {
            migration.ProtectTenantTable(table);
        }

        migration.Sql("""
            CREATE POLICY keeper_reads ON import FOR SELECT TO CURRENT_USER USING (expires_at < now());
            CREATE POLICY keeper_removes ON import FOR DELETE TO CURRENT_USER USING (expires_at < now());
            CREATE FUNCTION remove_expired_imports() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                DELETE FROM import WHERE expires_at < now()
            $$;
            """);
    }
}
