using System.Resources;
using Linli.ServiceDefaults.Spreadsheets;

namespace Linli.ServiceDefaults.Tests.Spreadsheets;

/// <summary>A plan with a column of every kind.</summary>
internal static class Wishes
{
    public static readonly SheetPlan Plan = new("wishes", new ResourceManager("Linli.ServiceDefaults.Tests.Spreadsheets.Wishes", typeof(Wishes).Assembly),
    [
        new("name") { Required = true, MaxLength = 20 },
        new("code", CellKind.Digits),
        new("count", CellKind.Number),
        new("day", CellKind.Date),
        new("kind", CellKind.Choice) { Choices = [new("school", "学校", "School"), new("military", "部队", "Military")] },
        new("phone", CellKind.Phone),
        new("email", CellKind.Email),
    ])
    { MaxRows = 100_000 };

    public static List<SheetRow> Read(byte[] file) => [.. SheetReader.Open(Plan, new MemoryStream(file)).Rows()];
}
