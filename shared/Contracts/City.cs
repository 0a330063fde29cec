namespace Linli.Contracts;

/// <summary>The city office stands above the tenants and owns a few rows of its own (its people, its templates).</summary>
public static class City
{
    /// <summary>
    /// The id under which the city's own rows and events are kept. It is no tenant and sees no tenant's rows; only
    /// tables that say so may be read with it. Deliberately not <see cref="Guid.Empty"/>: a forgotten value must be nobody.
    /// </summary>
    public static readonly Guid Id = new("00000000-0000-4000-8000-00000000c177");
}
