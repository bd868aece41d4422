namespace Pgseal.Live.Audit;

/// <summary>How an audit of many clusters goes on.</summary>
/// <param name="AtOnce">So many clusters are looked at side by side; each costs a few connections to its own servers.</param>
/// <param name="Told">Hears how many clusters are done.</param>
/// <param name="EndEarly">Ends the audit with what has been seen.</param>
public sealed record AuditCourse(int AtOnce, Action<int> Told, CancellationToken EndEarly)
{
    /// <summary>A few dead targets among so many do not hold up the rest.</summary>
    public const int UsualAtOnce = 16;

    public static AuditCourse Usual { get; } = new(UsualAtOnce, _ => { }, CancellationToken.None);
}
