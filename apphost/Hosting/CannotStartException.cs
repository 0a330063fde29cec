namespace Linli.AppHost.Hosting;

/// <summary>Trying again would not help: something has to be installed, built or freed first. The message says what.</summary>
internal sealed class CannotStartException(string message) : Exception(message);
