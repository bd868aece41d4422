namespace Pgseal.Core.Posture.Facts;

/// <summary>A setting of pg_db_role_setting: for a role, a database, or a role in a database.</summary>
/// <param name="Role">Null for every role.</param>
/// <param name="Database">Null for every database.</param>
public sealed record RoleSetting(string? Role, string? Database, string Value);
