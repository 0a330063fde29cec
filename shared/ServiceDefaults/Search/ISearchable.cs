namespace Linli.ServiceDefaults.Search;

/// <summary>A row that lists find by its names, whose search keys are kept with every save.</summary>
public interface ISearchable
{
    /// <summary>Found by any part, in characters, in pinyin and by initials.</summary>
    IEnumerable<string?> SearchNames();

    /// <summary>Found by how they begin: numbers of papers, codes.</summary>
    IEnumerable<string?> SearchCodes() => [];
}
