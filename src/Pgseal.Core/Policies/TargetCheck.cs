using Pgseal.Core.Conninfo;

namespace Pgseal.Core.Policies;

/// <summary>Whether a target may stand in a file that people share.</summary>
static class TargetCheck
{
    public const string Syntax = "a target: libpq URI, key=value conninfo, HOST[:PORT] or socket directory";

    /// <returns>What is wrong and what is expected; null when nothing is. Never quotes the target, which may hold a password.</returns>
    public static (string What, string Expected)? Fault(string target)
    {
        try
        {
            return HoldsSecret(target) ? ("a password stands in the target", "a target without one: put it into the passfile (~/.pgpass) or a service (service=NAME)") : null;
        }
        catch (InvalidTarget invalid)
        {
            return (invalid.What, Syntax);
        }
    }

    static bool HoldsSecret(string target) =>
        UriText.IsUri(target) ? UriText.WithoutSecrets(target) != target.TrimEnd('?')
        : target.Contains('=', StringComparison.Ordinal) && KeyValueText.Settings(target).Any(setting => Keyword.IsSecret(setting.Keyword));
}
