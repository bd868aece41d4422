namespace Pgseal.Core.Conninfo.Trials;

/// <summary>How far a login with the settings' own credentials went.</summary>
public enum TrialLogin
{
    NotTried,
    LoggedIn,
    Refused,
}
