using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Linli.ServiceDefaults.Http;

/// <summary>
/// Checks the shape of request records at the edge by their DataAnnotations, nested records and lists included, and answers
/// 400 with a message per field.
/// </summary>
internal static class Validation
{
    public static TBuilder Validated<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilterFactory((context, next) =>
        {
            var checkedArguments = context.MethodInfo.GetParameters()
                .Where(p => p.ParameterType.Name.EndsWith("Request", StringComparison.Ordinal)).Select(p => p.Position).ToArray();
            return checkedArguments.Length == 0 ? next : async invocation =>
            {
                var texts = invocation.HttpContext.RequestServices.GetRequiredService<Texts>();
                var errors = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
                foreach (var position in checkedArguments)
                {
                    Check(invocation.Arguments[position], "", texts, errors);
                }

                return errors.Count == 0 ? await next(invocation) : Invalid(texts, errors);
            };
        });

    private static Microsoft.AspNetCore.Http.HttpResults.ValidationProblem Invalid(Texts texts, SortedDictionary<string, List<string>> errors) => TypedResults.ValidationProblem(
        errors.ToDictionary(e => e.Key, e => e.Value.ToArray()), title: texts["invalid"],
        extensions: new Dictionary<string, object?> { ["code"] = "invalid" });

    private static void Check(object? value, string path, Texts texts, SortedDictionary<string, List<string>> errors)
    {
        if (value is null)
        {
            return;
        }

        var type = value.GetType();
        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            var field = path + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var content = property.GetValue(value);
            var context = new ValidationContext(value) { MemberName = property.Name };
            foreach (var rule in property.GetCustomAttributes(inherit: true).OfType<ValidationAttribute>())
            {
                // A form sends a field that was left empty as an empty text: only "required" has anything to say about it.
                if ((content is not "" || rule is RequiredAttribute) && rule.GetValidationResult(content, context) is { } failure)
                {
                    Add(errors, field, Message(rule, failure, texts));
                }
            }

            CheckInside(content, field, texts, errors);
        }

        if (value is IValidatableObject own)
        {
            foreach (var failure in own.Validate(new(value)))
            {
                var fields = failure.MemberNames.DefaultIfEmpty("").Select(m => path + JsonNamingPolicy.CamelCase.ConvertName(m));
                foreach (var field in fields)
                {
                    Add(errors, field, texts[failure.ErrorMessage ?? "invalid"]);
                }
            }
        }
    }

    private static void CheckInside(object? content, string field, Texts texts, SortedDictionary<string, List<string>> errors)
    {
        if (content is System.Collections.IEnumerable items and not string)
        {
            var index = 0;
            foreach (var item in items)
            {
                if (IsRecord(item))
                {
                    Check(item, $"{field}[{index}].", texts, errors);
                }

                index++;
            }
        }
        else if (IsRecord(content))
        {
            Check(content, field + ".", texts, errors);
        }
    }

    private static bool IsRecord(object? value) => value?.GetType() is { IsClass: true } type && type.Namespace?.StartsWith("Linli", StringComparison.Ordinal) == true;

    private static string Message(ValidationAttribute rule, ValidationResult failure, Texts texts) => rule switch
    {
        EmailAddressAttribute => texts["field.email"], // its ErrorMessage is never empty
        _ when rule.ErrorMessage is { } code => texts[code],
        RequiredAttribute => texts["field.required"],
        MaxLengthAttribute m => texts["field.max_length", m.Length],
        StringLengthAttribute { MinimumLength: > 0 } s => texts["field.length", s.MinimumLength, s.MaximumLength],
        StringLengthAttribute s => texts["field.max_length", s.MaximumLength],
        MinLengthAttribute m => texts["field.min_length", m.Length],
        RangeAttribute r => texts["field.range", r.Minimum, r.Maximum],
        RegularExpressionAttribute => texts["field.format"],
        _ => failure.ErrorMessage ?? texts["field.format"],
    };

    private static void Add(SortedDictionary<string, List<string>> errors, string field, string message)
    {
        if (!errors.TryGetValue(field, out var list))
        {
            errors[field] = list = [];
        }

        list.Add(message);
    }
}
