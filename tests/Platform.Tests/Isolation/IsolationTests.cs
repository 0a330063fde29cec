using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>quality.md K1 and K2: every route, found by reflection, with another's ids.</summary>
[Collection(nameof(Matrix))]
public sealed class IsolationTests(Matrix matrix)
{
    public static IEnumerable<TheoryDataRow<string>> Rows => Isolation.Rows.All.Select(row => new TheoryDataRow<string>(row.ToString()));

    [Fact]
    public void Every_route_of_every_service_has_its_row()
    {
        var rows = Isolation.Rows.All.Select(row => row.ToString()).ToHashSet();
        Assert.Equal([], matrix.Routes().Where(route => !route.IsOpen).Select(route => route.ToString()).Distinct().Except(rows));
    }

    [Fact]
    public void No_row_is_left_over_from_a_route_that_is_gone()
    {
        var routes = matrix.Routes().Select(route => route.ToString()).ToHashSet();
        Assert.Equal([], Isolation.Rows.All.Select(row => row.ToString()).Except(routes));
    }

    /// <summary>What anybody may call holds no tenant's data: a new open route has to be thought about here.</summary>
    [Fact]
    public void Open_routes_are_few_and_known() => Assert.Empty(matrix.Routes()
        .Where(route => route.IsOpen && !Isolation.Rows.Open.Any(open => route.Name.EndsWith(open, StringComparison.Ordinal) || route.Name.Contains(open + "/", StringComparison.Ordinal)))
        .Select(route => route.ToString()).Distinct());

    /// <summary>
    /// The others first, with the permission check and without it, so that only the database refuses; then the one who may: a request that was
    /// refused for being wrong would prove nothing. What the others tried left the sub-district's data as they were.
    /// </summary>
    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Only_those_who_may_get_at_it_and_the_database_refuses_where_the_permission_check_is_gone(string name)
    {
        var row = Isolation.Rows.All.Single(row => row.ToString() == name);
        var call = await row.Make(matrix.Own);
        if (!call.LetsIn)
        {
            await matrix.Own.EndSupportAsync();
        }

        var before = await matrix.Own.FingerprintAsync(row.Service);

        await RefusedAsync(row, call, null, HttpStatusCode.Unauthorized);
        await KeptFromAsync(row, call, matrix.Other.AdminToken);
        if (row.Expect != Expect.CityOnly)
        {
            // Nothing that is the city's alone belongs to one tenant.
            await KeptFromAsync(row, call, matrix.Run.CityToken);
            await KeptFromAsync(row, call, matrix.Other.AdminToken, permissions: false);
            await KeptFromAsync(row, call, matrix.Run.CityToken, permissions: false);
            if (!call.LetsIn)
            {
                await NotLetInAsync(row, call);
            }

            if (call.NotForSiblings)
            {
                await KeptFromAsync(row, call, matrix.Own.SiblingToken);
            }
        }

        Assert.Equal(before, await matrix.Own.FingerprintAsync(row.Service));
        await GrantedAsync(row, call);
    }

    /// <summary>An operator whom the sub-district has not let in.</summary>
    private async Task NotLetInAsync(Row row, Call call)
    {
        var (status, body) = await SendAsync(row, call, await matrix.Own.OperatorInsideAsync());
        Assert.DoesNotContain(matrix.Own.Secret, body, StringComparison.Ordinal);
        // That one may do nothing there is an answer too.
        Assert.True(row.Route == "GET /me/grants" || status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{row} lets an operator in: {(int)status} {body}");
    }

    private async Task KeptFromAsync(Row row, Call call, string token, bool permissions = true)
    {
        var (status, body) = await SendAsync(row, call, token, permissions);
        Assert.False(body.Contains(matrix.Own.Secret, StringComparison.Ordinal), $"{row} leaks to another: {(int)status} {body}");
        // Without its permission check a use case may stumble over a caller that it never gets; what counts is that nothing comes out.
        Assert.True(!permissions || (int)status < 500, $"{row} fails instead of refusing: {(int)status} {body}");
        if (row.Expect != Expect.Filtered)
        {
            Assert.True((int)status is >= 400, $"{row} lets another in: {(int)status} {body}");
        }
    }

    private async Task RefusedAsync(Row row, Call call, string? token, HttpStatusCode expected)
    {
        var (status, body) = await SendAsync(row, call, token);
        Assert.True(status == expected, $"{row}: {(int)status} {body}");
    }

    private async Task GrantedAsync(Row row, Call call)
    {
        var (status, body) = await SendAsync(row, call, call.As ?? (row.Expect == Expect.CityOnly ? matrix.Run.CityToken : matrix.Own.AdminToken));
        Assert.True((int)status is >= 200 and < 300, $"{row} refuses the one who may: {(int)status} {body}");
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Row row, Call call, string? token, bool permissions = true)
    {
        using var client = matrix.Client(row.Service, token, permissions);
        using var request = new HttpRequestMessage(new(row.Method), call.Path) { Content = World.Content(call.Body) };
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
