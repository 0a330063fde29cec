using System.Globalization;
using System.Resources;

namespace Linli.ActivityService;

/// <summary>The words of exported files, in the person's language.</summary>
internal sealed class Words
{
    private readonly ResourceManager words = new("Linli.ActivityService.Resources.Words", typeof(Words).Assembly);

    public string this[string key] => words.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
