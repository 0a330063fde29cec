using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Linli.Platform.Tests.Isolation;

/// <summary>Keeps what the services log, at the levels at which they log in production.</summary>
internal sealed class LogTrap : ILoggerProvider
{
    private readonly ConcurrentQueue<string> texts = new();

    public IReadOnlyCollection<string> Texts => texts;

    public ILogger CreateLogger(string categoryName) => new Logger(texts);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> texts) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            texts.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
