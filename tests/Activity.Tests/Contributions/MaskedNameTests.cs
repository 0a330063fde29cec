using Linli.ActivityService.Contributions;
using Xunit;

namespace Linli.Activity.Tests.Contributions;

public sealed class MaskedNameTests
{
    [Theory]
    [InlineData("李建国", "李某")]
    [InlineData(" 李某 ", "李某")]
    [InlineData("李某某", "李某")]
    [InlineData("欧阳明", "欧阳某")]
    [InlineData("欧阳", "欧某")]
    [InlineData("布", "布某")]
    [InlineData("𠮷田", "𠮷某")]
    public void Only_the_surname_stays(string name, string masked) => Assert.Equal(masked, MaskedName.Of(name));
}
