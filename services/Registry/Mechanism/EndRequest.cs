namespace Linli.RegistryService.Mechanism;

/// <param name="On">The first day without it; empty for today.</param>
internal sealed record EndRequest(DateOnly? On = null);
