namespace Linli.ServiceDefaults.Audit;

/// <summary>The value says something about a person: the audit records that it changed, never what it was or is. Binary columns (encrypted, hashed) are treated so without being told.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;
