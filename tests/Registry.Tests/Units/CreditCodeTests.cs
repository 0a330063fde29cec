using Linli.RegistryService.Units;

namespace Linli.Registry.Tests.Units;

public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91512081MA62K0260E", 'E')]
    [InlineData("91350100M000100Y4Z", '3')]
    public void The_check_character_follows_GB_32100(string code, char expected) =>
        Assert.Equal(expected, CreditCode.CheckCharacter(code));

    [Theory]
    [InlineData("91512081MA62K0260E", true)]
    [InlineData("91350100M000100Y4Z", true)]
    [InlineData("91512081MA62K0260", false)]
    [InlineData("91512081MA62K0260EE", false)]
    [InlineData("91512081IA62K0260E", false)]
    [InlineData("91512081MA62K026OE", false)]
    [InlineData("91512081MA62K0260-", false)]
    public void A_code_has_18_characters_and_no_I_O_S_V_Z(string code, bool hasShape) =>
        Assert.Equal(hasShape, CreditCode.HasShape(code));

    [Theory]
    [InlineData(" 91512081ma62k0260e ", "91512081MA62K0260E")]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public void Case_and_blanks_around_do_not_matter(string? typed, string? kept) =>
        Assert.Equal(kept, CreditCode.Normalise(typed));
}
