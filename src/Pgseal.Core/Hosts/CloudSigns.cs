namespace Pgseal.Core.Hosts;

/// <summary>What a server and the name it was reached by say of the service that runs it.</summary>
/// <param name="Names">Roles, databases and prefixed settings of the server, and the path in its ssl_cert_file.</param>
/// <param name="Host">The host name that was dialled; null for an address or a socket.</param>
/// <param name="Knobs">The values of <see cref="ManagedCloud.Knobs"/> that the server has.</param>
/// <param name="ClusterName">Its cluster_name; empty when it has none.</param>
public sealed record CloudSigns(ValueList<string> Names, string? Host, IReadOnlyDictionary<string, string> Knobs, string ClusterName)
{
    /// <summary>The labels of the host name before a suffix; null when it does not end so.</summary>
    internal string[]? Before(string suffix) =>
        Host is { } host && host.TrimEnd('.').ToLowerInvariant() is var name && name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length
            ? name[..^suffix.Length].Split('.')
            : null;

    internal bool IsOn(string knob) => Knobs.TryGetValue(knob, out var value) && value is "1" or "on";

    /// <summary>How to see it from outside once the knob is turned.</summary>
    internal string Proof => $"; then see it refused: pgseal probe {(Host is { } host ? ShellWord.Quote(host) : "HOST")}";
}
