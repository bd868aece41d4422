using System.Text.Json;

namespace Pgseal.Core.Hosts;

/// <summary>Finds which of Patroni's places holds the rules that are live, and says what to change there.</summary>
/// <remarks>
/// patroni/config.py (3.0 to 4.1): the local file replaces <c>postgresql.pg_hba</c> of the distributed configuration whole and overrides
/// <c>postgresql.parameters</c> one by one; <c>parameters.hba_file</c> makes Patroni leave the rules alone; <c>bootstrap</c> counts once, at the beginning.
/// patroni.dynamic.json is the distributed configuration as Patroni last read it. Newer ones (after 4.1.4) also know <c>pg_hba_primary</c> and the like.
/// </remarks>
public static class PatroniPlaces
{
    static readonly ValueList<string> Roles = ["primary", "replica", "standby_leader"];

    /// <param name="local">Files that may be Patroni's; the one for this data directory counts.</param>
    /// <param name="distributed">The text of patroni.dynamic.json; null when there is none.</param>
    /// <param name="scope">cluster_name, which Patroni sets to its scope.</param>
    public static string Instead(string dataDirectory, IEnumerable<ConfigText> local, string? distributed, string scope)
    {
        var mine = local.Select(file => (file.Path, Keys: YamlOutline.Read(file.Text)))
            .FirstOrDefault(file => file.Keys.GetValueOrDefault("postgresql.data_dir")?.TrimEnd('/') == dataDirectory.TrimEnd('/'));
        var shared = distributed is null ? [] : KeysOf(distributed);
        var cluster = scope.Length > 0 ? ShellWord.Quote(scope) : "SCOPE";
        var tool = mine.Keys is null ? "patronictl -c PATRONI.YML" : $"patronictl -c {ShellWord.Quote(mine.Path)}";
        return $"{Rules(mine.Path, mine.Keys, shared, tool, cluster)}. {Parameters(mine.Path, mine.Keys, tool, cluster)}";
    }

    static string Rules(string? path, IReadOnlyDictionary<string, string>? mine, HashSet<string> shared, string tool, string cluster)
    {
        bool IsLocal(string key) => mine?.ContainsKey($"postgresql.{key}") == true;
        var forRoles = Roles.Select(role => $"pg_hba_{role}").FirstOrDefault(key => IsLocal(key) || shared.Contains(key));
        var reload = $"{tool} reload {cluster}";
        return forRoles is not null ? $"Change postgresql.{forRoles} and its like for the other roles {(IsLocal(forRoles) ? $"in {path} on every node, then {reload}" : $"with {tool} edit-config {cluster}")}: each replaces pg_hba for its role"
            : IsLocal("parameters.hba_file") || shared.Contains("parameters.hba_file") ? "Change the file that hba_file names, on every node: with it set, Patroni leaves the rules alone"
            : IsLocal("pg_hba") ? $"Change postgresql.pg_hba in {path} on every node (host to hostssl), then {reload}: the local list hides the distributed one, so edit-config would have no effect"
            : shared.Contains("pg_hba") ? $"Change postgresql.pg_hba (host to hostssl) with {tool} edit-config {cluster}: the list stands in the distributed configuration and is replaced whole{(mine is null ? "; if patroni.yml has a postgresql.pg_hba too, that one counts" : "")}"
            : mine is null ? $"Change postgresql.pg_hba (host to hostssl) in patroni.yml on every node where it stands there, else with {tool} edit-config {cluster}"
            : $"Give {cluster} its rules with {tool} edit-config {cluster} (postgresql.pg_hba, the whole list): neither {path} nor the distributed configuration has any, so pg_hba.conf is edited by hand today";
    }

    static string Parameters(string? path, IReadOnlyDictionary<string, string>? mine, string tool, string cluster) =>
        mine?.Keys.FirstOrDefault(key => key.StartsWith("postgresql.parameters.ssl", StringComparison.Ordinal)) is { } own
            ? $"Change ssl settings in {path} on every node, where {own} stands"
            : $"Turn TLS on with {tool} edit-config {cluster} -p ssl=on -p ssl_cert_file=FILE -p ssl_key_file=FILE, the files being on every node first";

    /// <summary>The keys below <c>postgresql</c>, and those of its parameters.</summary>
    static HashSet<string> KeysOf(string distributed)
    {
        try
        {
            using var json = JsonDocument.Parse(distributed);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("postgresql", out var postgresql) || postgresql.ValueKind != JsonValueKind.Object)
                return [];
            var keys = postgresql.EnumerateObject().Select(key => key.Name);
            return postgresql.TryGetProperty("parameters", out var parameters) && parameters.ValueKind == JsonValueKind.Object
                ? [.. keys, .. parameters.EnumerateObject().Select(key => $"parameters.{key.Name}")]
                : [.. keys];
        }
        catch (JsonException)
        {
            return []; // Patroni is writing it, or it is no longer Patroni's
        }
    }
}
