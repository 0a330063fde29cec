using Linli.RegistryService.Volunteers;

namespace Linli.Registry.Tests.Lists;

public sealed class FreeTimesTests
{
    [Theory]
    [InlineData("周一晚上", "1-evening")]
    [InlineData("周一晚上、周末", "1-evening 6-morning 6-afternoon 6-evening 7-morning 7-afternoon 7-evening")]
    [InlineData("周六上午，周日晚上", "6-morning 7-evening")]
    [InlineData("周一、三、五下午", "1-afternoon 3-afternoon 5-afternoon")]
    [InlineData("周一、周三晚上", "1-evening 3-evening")]
    [InlineData("星期天 上午和下午", "7-morning 7-afternoon")]
    [InlineData("工作日晚上", "1-evening 2-evening 3-evening 4-evening 5-evening")]
    [InlineData("周一至周三上午", "1-morning 2-morning 3-morning")]
    [InlineData("周六到一晚上", "1-evening 6-evening 7-evening")]
    [InlineData("每天早上", "1-morning 2-morning 3-morning 4-morning 5-morning 6-morning 7-morning")]
    [InlineData("晚上", "1-evening 2-evening 3-evening 4-evening 5-evening 6-evening 7-evening")]
    [InlineData("礼拜二白天", "2-morning 2-afternoon")]
    [InlineData("Mon-Wed mornings, Saturday evening", "1-morning 2-morning 3-morning 6-evening")]
    [InlineData("Tuesdays and Thursdays afternoon", "2-afternoon 4-afternoon")]
    public void Times_are_read_as_people_write_them(string text, string times) => Assert.Equal(times.Split(' '), FreeTimes.Read(text));

    [Theory]
    [InlineData("看情况")]
    [InlineData("周八晚上")]
    [InlineData("周一 19:00")]
    [InlineData("三点")]
    [InlineData("周一至")]
    [InlineData("至周一")]
    [InlineData("、")]
    public void What_is_no_time_is_refused(string text) => Assert.Null(FreeTimes.Read(text));
}
