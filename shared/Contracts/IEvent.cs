namespace Linli.Contracts;

/// <summary>A fact that one service tells the others. Never holds personal data: ids and numbers only.</summary>
public interface IEvent
{
    /// <summary>The tenant whose fact it is; <see cref="City.Id"/> for facts of the city itself.</summary>
    Guid TenantId { get; }

    /// <summary>When it happened, in UTC.</summary>
    DateTimeOffset At { get; }
}
