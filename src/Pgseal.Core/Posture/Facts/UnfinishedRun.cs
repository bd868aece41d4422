namespace Pgseal.Core.Posture.Facts;

/// <summary>Another run of pgseal whose marker stands on a member's host.</summary>
/// <param name="Owner">As <c>user@host</c>.</param>
/// <param name="OwnerLives">Whether its process still runs; null where that machine is not this one.</param>
/// <param name="Marker">The path of the marker.</param>
public sealed record UnfinishedRun(string Run, string Owner, DateTimeOffset Started, bool? OwnerLives, string Marker)
{
    public string Sentence => $"run {Run} of {Owner}, begun {Started:u}: {OwnerLives switch
    {
        true => "it goes on now",
        false => "its process is gone",
        null => "whether it goes on cannot be seen from here",
    }}";

    public string Next => $"Take it back: pgseal rollback {Run}; or type again the command that began it (pgseal runs show {Run} tells), and it goes on";
}
