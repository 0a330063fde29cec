namespace Linli.AppHost;

internal static class Program
{
    public static void Main() { }
}
