using System.Text.Json;
using Linli.Contracts;
using Linli.Platform.Tests.Lifecycle;
using Linli.TestKit;
using Xunit;

namespace Linli.Platform.Tests.Isolation;

/// <summary>quality.md K7: the city's office reads no person anywhere, and neither does whoever reads the messages or the logs.</summary>
[Collection(nameof(Matrix))]
public sealed class CityTests(Matrix matrix)
{
    private static int codes;

    [Fact]
    public async Task The_city_reads_no_person_through_any_route_or_export()
    {
        var world = await WorldAsync();
        foreach (var row in Rows.All.Where(row => row.Method == "GET"))
        {
            var call = await row.Make(world);
            if (call.As == matrix.Run.CityToken)
            {
                // A list of sub-districts that the city itself has just uploaded.
                continue;
            }

            using var client = matrix.Client(row.Service, matrix.Run.CityToken);
            using var response = await client.GetAsync(new Uri(call.Path, UriKind.Relative), TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.All(PeopleOf(world), person => Assert.False(body.Contains(person, StringComparison.Ordinal), $"{row} names a person: {body}"));
        }
    }

    [Fact]
    public async Task No_message_and_no_log_holds_personal_data()
    {
        var world = await WorldAsync();
        var told = matrix.Run.Events.Of<IEvent>(world.TenantId).Select(e => JsonSerializer.Serialize(e, e.GetType())).ToList();

        Assert.Contains(told, text => text.Contains(world.CommunityId.ToString(), StringComparison.Ordinal));
        Assert.NotEmpty(matrix.Logs.Texts);
        Assert.All(PeopleOf(world), person =>
        {
            Assert.DoesNotContain(told, text => text.Contains(person, StringComparison.Ordinal));
            Assert.DoesNotContain(matrix.Logs.Texts, text => text.Contains(person, StringComparison.Ordinal));
        });
    }

    /// <summary>What people of this world are called and can be reached by.</summary>
    private static string[] PeopleOf(World world) =>
        [$"党员{world.Secret}", $"职工{world.Secret}", $"困难家庭{world.Secret}", $"某人{world.Secret}", "13800001234", "13900001234"];

    private async Task<World> WorldAsync()
    {
        var world = await World.CreateAsync(matrix, $"壬街道{Guid.NewGuid():N}", $"650110{100 + Interlocked.Increment(ref codes)}000");
        await ExportTests.FillAsync(world);
        await world.PersonAsync("community-worker");
        await world.PostAsync("activity", "/contributions", ActivityRows.Contribution(world));
        await Eventually.Async(() => Task.FromResult(matrix.Run.Events.Of<Contracts.Activity.V1.ContributionRecorded>(world.TenantId).Count == 1));
        return world;
    }
}
