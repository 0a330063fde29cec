namespace Linli.Loader;

/// <summary>The platform refused something that the seeds ask for; the message says what.</summary>
internal sealed class LoadException(string message) : Exception(message);
