using System.Net;
using System.Net.Http.Json;
using Linli.ReportingService.Operations;
using Linli.TestKit;
using Xunit;

namespace Linli.Reporting.Tests.Operations;

public sealed class ErrorTests(ReportingHost host)
{
    [Fact]
    public async Task A_message_that_cannot_be_read_rests_where_an_operator_can_discard_it()
    {
        using var operatorClient = await host.OperatorAsync();
        var id = Guid.CreateVersion7();
        await host.Events.PublishRawAsync("reporting", "Tenant.V1.CommunityCreated", "{ no event }", id);

        var failed = (await Eventually.Async(() => ErrorsAsync(operatorClient), e => e.Any(m => m.MessageId == id))).Single(m => m.MessageId == id);
        Assert.Equal(("reporting", "Tenant.V1.CommunityCreated", "{ no event }"), (failed.Service, failed.Event, failed.Body));
        Assert.Contains("JsonException", failed.Error, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await operatorClient.DeleteAsync($"/operations/errors/reporting/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await operatorClient.DeleteAsync($"/operations/errors/reporting/{id}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain(await ErrorsAsync(operatorClient), m => m.MessageId == id);
    }

    [Fact]
    public async Task An_unknown_service_is_not_found()
    {
        using var operatorClient = await host.OperatorAsync();
        var answer = await operatorClient.PostAsync($"/operations/errors/nowhere/{Guid.NewGuid()}/replay", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_operator_sees_whether_each_service_takes_in_its_messages()
    {
        using var operatorClient = await host.OperatorAsync();
        var queues = (await operatorClient.GetFromJsonAsync<List<ListQueues.Response>>("/operations/queues"))!;
        Assert.Equal(ListErrors.Services, queues.Select(q => q.Service));
        Assert.True(queues.Single(q => q.Service == "reporting").Consumers > 0);
        // No registry runs in this test.
        Assert.Equal((0L, 0L), queues.Where(q => q.Service == "registry").Select(q => (q.Waiting, q.Consumers)).Single());
    }

    private static async Task<List<ListErrors.Response>> ErrorsAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<List<ListErrors.Response>>("/operations/errors"))!;
}
