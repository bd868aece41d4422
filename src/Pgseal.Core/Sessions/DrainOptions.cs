namespace Pgseal.Core.Sessions;

/// <summary>How in-scope plaintext sessions are ended, how fast, and whose are not.</summary>
/// <param name="Timeout">How long they are waited for.</param>
/// <param name="Rate">Sessions ended a second, at most: whoever is ended comes back at once, and the server forks for each.</param>
/// <param name="Except">Roles whose sessions are left, and listed.</param>
public sealed record DrainOptions(DrainPolicy Policy, TimeSpan Timeout, int Rate, ValueList<string> Except)
{
    /// <summary>Sessions a second where nobody says otherwise.</summary>
    public const int UsualRate = 100;
}
