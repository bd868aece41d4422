using System.Collections;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The PG* variables of this process, taken out of it before the driver can see them.</summary>
/// <remarks>
/// The driver reads some of them by rules that are not libpq's: it fails on the spellings of PGREQUIREAUTH, on a PGSSLCERT that names no file, and
/// mistakes the bytes that PGCLIENTENCODING asks for. What libpq would take from them is in the target.
/// </remarks>
static class ProcessEnvironment
{
    public static IReadOnlyDictionary<string, string> Variables { get; } = Take();

    static Dictionary<string, string> Take()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => ((string)variable.Key).StartsWith("PG", StringComparison.Ordinal))
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        foreach (var name in Keyword.All.Select(keyword => keyword.Variable).Append("PGTZ").OfType<string>())
            Environment.SetEnvironmentVariable(name, null);
        return variables;
    }
}
