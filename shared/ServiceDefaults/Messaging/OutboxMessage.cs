using System.Diagnostics;
using System.Text.Json;
using Linli.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Linli.ServiceDefaults.Messaging;

/// <summary>An event on its way out, written in the transaction of the change that it tells of. Sent rows are kept: figures are rebuilt from them.</summary>
internal sealed class OutboxMessage
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid TenantId { get; private init; }
    public required string Name { get; init; }
    public required string Payload { get; init; }
    public DateTimeOffset At { get; private init; }
    public string? Traceparent { get; private init; }
    public DateTimeOffset? SentAt { get; private init; }
    public int Attempts { get; private init; }
    public DateTimeOffset NextAttemptAt { get; private init; }
    public string? Error { get; private init; }

    public static OutboxMessage Of(IEvent @event) => new()
    {
        TenantId = @event.TenantId,
        Name = EventNames.Of(@event.GetType()),
        Payload = JsonSerializer.Serialize(@event, @event.GetType(), EventNames.Json),
        At = @event.At,
        NextAttemptAt = @event.At,
        Traceparent = Activity.Current?.Id,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox");
            builder.Property(m => m.Name).HasMaxLength(200);
            builder.Property(m => m.Traceparent).HasMaxLength(100);
            builder.HasIndex(m => m.Id).HasFilter("sent_at IS NULL").HasDatabaseName("ix_outbox_unsent");
        }
    }
}

/// <summary>An event that a consumer has dealt with; the key holds for good, so that a message delivered again has no effect.</summary>
internal sealed class InboxMessage
{
    public Guid MessageId { get; private init; }
    public required string Consumer { get; init; }
    public DateTimeOffset At { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<InboxMessage>
    {
        public void Configure(EntityTypeBuilder<InboxMessage> builder)
        {
            builder.ToTable("inbox");
            builder.HasKey(m => new { m.MessageId, m.Consumer });
            builder.Property(m => m.Consumer).HasMaxLength(50);
            builder.Property(m => m.At).HasDefaultValueSql("now()");
        }
    }
}
