using Pgseal.Core.Settings;

namespace Pgseal.Core.Observing;

/// <summary>What log_connections makes a server say of each connection.</summary>
/// <remarks>PostgreSQL 13 to 17: a boolean. 18: a list of receipt, authentication, authorization, setup_durations, or all, or the old boolean.</remarks>
readonly record struct LoggedSteps(bool Receipt, bool Authorization)
{
    public static LoggedSteps Of(string value, ServerVersion version)
    {
        var words = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => word.ToLowerInvariant()).ToList();
        if (words is ["on" or "true" or "yes" or "1"] or ["all"])
            return new(true, true);
        return VersionFacts.HasLogConnectionsList(version) ? new(words.Contains("receipt"), words.Contains("authorization")) : default;
    }
}
