namespace Linli.AppHost.Dashboard;

/// <summary>The Aspire Dashboard's program, which `./platform` fetches and extracts once for all platforms of this checkout.</summary>
internal static class DashboardProgram
{
    /// <summary>Null when it could not be had: the platform starts without it.</summary>
    public static string? Find(string toolsFolder)
    {
        var program = Path.Combine(toolsFolder, "dashboard", "managed", "aspire-managed");
        return File.Exists(program) ? program : null;
    }
}
