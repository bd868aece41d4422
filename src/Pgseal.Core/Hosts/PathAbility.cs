namespace Pgseal.Core.Hosts;

/// <summary>Whether a need can be met by who runs pgseal and by the server's user.</summary>
/// <param name="Why">What stands against it for who runs pgseal; empty when nothing does.</param>
public sealed record PathAbility(string Path, Need Need, bool ByCaller, bool ByServerUser, string Why = "");
