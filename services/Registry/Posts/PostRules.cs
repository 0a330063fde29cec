namespace Linli.RegistryService.Posts;

internal static class PostRules
{
    public const int NameLength = 40;
    public const int ReasonLength = 200;
}
