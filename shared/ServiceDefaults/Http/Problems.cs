using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Linli.ServiceDefaults.Http;

/// <summary>A unique index stands for a rule: which code (and field) a violation becomes.</summary>
internal sealed record ConstraintRule(string Constraint, string Code, string? Field);

/// <summary>The one place where an exception becomes an answer (RFC 9457), with a stable code and the person's language.</summary>
internal sealed class Problems(IProblemDetailsService writer, Texts texts, IEnumerable<ConstraintRule> constraints, ILogger<Problems> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, code, title, field) = Describe(exception);
        if (status >= 500)
        {
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        }

        var problem = new ProblemDetails { Status = status, Title = title };
        problem.Extensions["code"] = code;
        if (field is not null)
        {
            problem.Extensions["field"] = field;
        }

        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        httpContext.Response.StatusCode = status;
        return await writer.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private (int Status, string Code, string Title, string? Field) Describe(Exception exception) => exception switch
    {
        RuleException e => (e.Status, e.Code, texts[e.Code, e.Args], e.Field),
        DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, "stale", texts["stale"], null),
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e } => Taken(e),
        DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } } =>
            (StatusCodes.Status409Conflict, "reference", texts["reference"], null),
        BadHttpRequestException e => (e.StatusCode, "malformed", texts["malformed"], null),
        OutageException e => (StatusCodes.Status503ServiceUnavailable, e.Code, texts[e.Code], null),
        _ when IsOutage(exception) => (StatusCodes.Status503ServiceUnavailable, "unavailable", texts["unavailable"], null),
        _ => (StatusCodes.Status500InternalServerError, "internal", texts["internal"], null),
    };

    private (int, string, string, string?) Taken(PostgresException e)
    {
        var rule = constraints.FirstOrDefault(c => c.Constraint == e.ConstraintName);
        var code = rule?.Code ?? "taken";
        return (StatusCodes.Status409Conflict, code, texts[code], rule?.Field);
    }

    private static bool IsOutage(Exception e) =>
        Messaging.Faults.IsOutage(e) || e is HttpRequestException { InnerException: SocketException } or NpgsqlException { InnerException: SocketException or IOException };

    /// <summary>Lets a person quote what went wrong.</summary>
    public static void AddTraceId(ProblemDetailsContext context) =>
        context.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
}
