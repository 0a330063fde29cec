using System.ComponentModel.DataAnnotations;
using Linli.ActivityService.Activities;
using Linli.ActivityService.Data;
using Linli.ActivityService.Directory;
using Linli.ServiceDefaults.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Linli.ActivityService.SignUps;

/// <summary>The community signs up a member, or some people of a unit.</summary>
internal static class EnterSignUp
{
    internal sealed record Request : IValidatableObject
    {
        public Guid? MemberId { get; init; }
        public Guid? UnitId { get; init; }

        /// <summary>How many people of the unit; a member is one.</summary>
        [Range(1, ActivityBody.MostPersons)]
        public int Persons { get; init; } = 1;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (MemberId is null == UnitId is null)
            {
                yield return new ValidationResult("sign_up.who", [nameof(MemberId)]);
            }
            if (MemberId is not null && Persons != 1)
            {
                yield return new ValidationResult("participation.member_is_one", [nameof(Persons)]);
            }
        }
    }

    internal sealed record Response(Guid Id, SignUpState State);

    internal static void Map(IEndpointRouteBuilder app) => app.MapPost("/activities/{id:guid}/sign-ups", Handle)
        .WithSummary("Sign up a member or people of a unit; whoever finds no place waits")
        .RequirePermission(Permissions.ActivityEdit);

    internal static async Task<Results<Created<Response>, NotFound>> Handle(Guid id, Request request, ActivityDb db, CurrentUser user, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.LockActivityAsync(id, user.Reach, ct) is not { } activity)
        {
            return TypedResults.NotFound();
        }

        if (request.MemberId is { } member)
        {
            await db.FindMembersAsync(activity.CommunityId, activity.On, [member], "memberId", ct);
        }
        if (request.UnitId is { } unit)
        {
            await db.FindUnitsAsync(activity.CommunityId, activity.On, [unit], "unitId", ct);
        }
        var line = await SignUpLine.OfAsync(activity, db, ct);
        var signUp = line.Enter(request.MemberId, request.UnitId, request.Persons, clock.GetUtcNow());
        db.SignUps.Add(signUp);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created($"/activities/{id}/sign-ups", new Response(signUp.Id, signUp.State));
    }
}
