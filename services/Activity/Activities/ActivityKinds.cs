namespace Linli.ActivityService.Activities;

/// <summary>What kind of activity it is; the codes are stable, their names are the portal's.</summary>
internal static class ActivityKinds
{
    public const string Joint = "joint";             // 结对共建
    public const string Service = "service";         // 志愿服务
    public const string Culture = "culture";         // 文体活动
    public const string Learning = "learning";       // 学习教育
    public const string Meeting = "meeting";         // 会议
    public const string Visit = "visit";             // 慰问走访
    public const string Environment = "environment"; // 环境整治
    public const string Safety = "safety";           // 治安巡防
    public const string Publicity = "publicity";     // 宣传
    public const string Other = "other";             // 其他
}
