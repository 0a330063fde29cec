using System.Globalization;
using System.Net;
using Linli.ServiceDefaults;
using Linli.ServiceDefaults.Http;
using Microsoft.Net.Http.Headers;

namespace Linli.TenantService.Tenants;

/// <summary>Asks Identity, in the caller's name, for the person who will run a new tenant. Safe to repeat.</summary>
internal sealed class FirstAdmins(HttpClient http, IHttpContextAccessor caller)
{
    /// <param name="Invitation">The one-time link; null for a person who signs in already.</param>
    /// <param name="IsMailed">The link also goes to the person by e-mail.</param>
    internal sealed record Invited(Uri? Invitation, bool IsMailed);

    public async Task<Invited> InviteAsync(Guid tenantId, string name, string? email, string? phone, CancellationToken ct)
    {
        var person = new { name, email = Blank(email), phone = Blank(phone), role = "tenant-admin", scope = $"city.{tenantId:N}", canDelegate = true };
        return await InviteAsync(person, again: true, ct);
    }

    private async Task<Invited> InviteAsync(object person, bool again, CancellationToken ct)
    {
        using var response = await AskAsync(person, ct);
        if (response.IsSuccessStatusCode)
        {
            return await response.Content.ReadFromJsonAsync<Invited>(ct) ?? throw Errors.IdentityUnavailable();
        }

        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict)
        {
            var problem = await response.Content.ReadFromJsonAsync<HttpValidationProblemDetails>(ct);
            if (again && problem?.Extensions.TryGetValue("code", out var code) == true && code?.ToString() == "taken")
            {
                // Another request made the same person in the same instant: now there is one to find.
                return await InviteAsync(person, again: false, ct);
            }

            throw Errors.AdminRefused(problem?.Errors.Values.FirstOrDefault()?.FirstOrDefault() ?? problem?.Title ?? "");
        }

        throw response.StatusCode == HttpStatusCode.Unauthorized ? Errors.SignedOut() : Errors.IdentityUnavailable();
    }

    private async Task<HttpResponseMessage> AskAsync(object person, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/people") { Content = JsonContent.Create(person, person.GetType()) };
            request.Headers.TryAddWithoutValidation(HeaderNames.Authorization, caller.HttpContext!.Request.Headers.Authorization.ToString());
            request.Headers.TryAddWithoutValidation(HeaderNames.AcceptLanguage, CultureInfo.CurrentUICulture.Name);
            return await http.SendAsync(request, ct);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw Errors.IdentityUnavailable(e);
        }
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

internal static class FirstAdminsRegistration
{
    /// <summary>Identity is asked at its inside address; a person waits for the answer, so not for long.</summary>
    public static void AddFirstAdmins(this WebApplicationBuilder builder) =>
        builder.Services.AddHttpClient<FirstAdmins>(http =>
        {
            http.BaseAddress = builder.InsideAddress("identity");
            http.Timeout = TimeSpan.FromSeconds(5);
        });
}
