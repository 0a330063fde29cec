using System.Globalization;

namespace Linli.ActivityService.Contributions;

/// <summary>A person in hardship is kept by surname only; the full name is never stored.</summary>
internal static class MaskedName
{
    private const char Someone = '某';

    private static readonly HashSet<string> CompoundSurnames =
    [
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫",
        "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于", "司空", "令狐", "闾丘", "百里",
    ];

    /// <summary>李建国 → 李某, 欧阳明 → 欧阳某, 李某 → 李某, Smith John → S某.</summary>
    public static string Of(string name)
    {
        name = name.Trim();
        var mark = name.IndexOf(Someone, StringComparison.Ordinal);
        if (mark is 1 or 2)
        {
            return name[..(mark + 1)];
        }
        var surname = name.Length > 2 && CompoundSurnames.Contains(name[..2]) ? name[..2] : StringInfo.GetNextTextElement(name);
        return surname + Someone;
    }
}
