using Linli.ServiceDefaults.Search;
using Xunit;

namespace Linli.ServiceDefaults.Tests.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("gsj")]
    [InlineData("guoshuiju")]
    [InlineData("Guo Shui Ju")]
    [InlineData("ＧＳＪ")]
    [InlineData("国税")]
    [InlineData("税局")]
    [InlineData("shuiju")]
    [InlineData("wssgsj")]
    public void A_name_is_found_by_any_part_of_it_in_characters_in_pinyin_and_by_initials(string typed) =>
        Assert.True(SearchText.Finds(typed, "乌苏市国税局"));

    [Theory]
    [InlineData("gjs")]
    [InlineData("国局")]
    [InlineData("s税")]
    [InlineData("·")]
    [InlineData("")]
    public void It_is_not_found_by_what_is_not_in_it(string typed) => Assert.False(SearchText.Finds(typed, "乌苏市国税局"));

    [Theory]
    [InlineData("中国银行", "zgyh", "zhongguoyinhang", "yinhang")]
    [InlineData("重庆路社区", "cqlsq", "chongqing", "zqlsq")]
    [InlineData("长安街道", "cajd", "changan", "zhangan")]
    [InlineData("音乐学院", "yyxy", "yinyue", "ylxy")]
    [InlineData("尉犁县", "ylx", "yulixian", "weili")]
    [InlineData("单雄信", "sxx", "shanxiongxin", "dxx")]
    [InlineData("吕绿", "ll", "lvlv", "lvlu")]
    public void Characters_that_are_read_in_several_ways_are_found_by_each(string name, params string[] typed) =>
        Assert.All(typed, text => Assert.True(SearchText.Finds(text, name), text));

    [Fact]
    public void Letters_and_digits_count_and_signs_do_not() =>
        Assert.All(["3zx", "di3zhongxue", "第３中学", "kjjt", "K－TV 家庭"], text => Assert.True(SearchText.Finds(text, "市（第3）中学“K-TV家庭”") || SearchText.Finds(text, "科技·家庭")));

    [Fact]
    public void A_long_name_has_keys_by_the_dozen_and_none_longer_than_the_column()
    {
        var keys = SearchText.KeysOf(string.Concat(Enumerable.Repeat("新疆维吾尔自治区重庆长江银行有限责任公司", 5)));
        Assert.True(keys.Count < 1000, $"{keys.Count}");
        Assert.All(keys, key => Assert.True(key.Length <= SearchText.KeyLength));
    }
}
