namespace Pgseal.Core.Posture;

/// <summary>What a member is in its cluster, by <c>pg_is_in_recovery()</c>.</summary>
public enum MemberRole
{
    /// <summary>It could not be asked.</summary>
    Unknown,
    Primary,
    Standby,
}
