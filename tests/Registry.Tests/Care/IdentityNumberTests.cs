using Linli.RegistryService.Beneficiaries;

namespace Linli.Registry.Tests.Care;

public sealed class IdentityNumberTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("440524188001010014", true)]
    [InlineData("11010519490231002X", false)]
    [InlineData("1101051949123100", false)]
    [InlineData("11O10519491231002X", false)]
    public void Eighteen_characters_with_a_real_birth_date_and_the_right_check_character(string number, bool right) =>
        Assert.Equal(right, IdentityNumber.IsRight(number, Today));

    [Fact]
    public void Nobody_was_born_tomorrow() => Assert.False(IdentityNumber.IsRight("11010520261125001X", new DateOnly(2026, 11, 24)));

    [Fact]
    public void It_is_stored_without_spaces_and_with_a_capital_X() => Assert.Equal("11010519491231002X", IdentityNumber.Normalize(" 110105 19491231 002x "));
}
