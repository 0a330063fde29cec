namespace Linli.RegistryService.Needs;

internal static class NeedRules
{
    public const int TitleLength = 60;
    public const int MeasureLength = 10;
    public const int NoteLength = 500;
    public const int ReasonLength = 200;
    public const int HighestQuantity = 1_000_000;
}
