using System.Globalization;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Core.Posture;
using Pgseal.Core.Text;

namespace Pgseal.Core.Policies;

/// <summary>Writes a new pgseal.yaml that explains each of its keys.</summary>
public static class PolicyDraft
{
    public static string Write(ValueList<DraftCluster> clusters, Scope scope)
    {
        var text = new StringBuilder(
            """
            # The clusters that pgseal looks after, and what is asked of them: pgseal audit --cluster FILE (plan, apply, disable and sessions too).

            clusters:
              # name: yours to choose; exceptions and reports call the cluster by it.
              # primary, standbys: libpq URI, key=value conninfo, HOST[:PORT] or socket directory.
              # No password belongs here: put it into the passfile (~/.pgpass) or a service (service=NAME).

            """);
        foreach (var cluster in clusters)
            Append(text, cluster);
        text.Append(CultureInfo.InvariantCulture,
            $"""

            policy:
              # Which client addresses must use TLS: remote (every one but local_networks) or all.
              scope: {PolicyWords.Scope.Single(it => it.Value == scope.Kind).Word}
              # What scope remote leaves out.
              local_networks: [{string.Join(", ", scope.LocalNetworks.Select(network => Quoted(network.ToString())))}]
              # The lowest TLS version that a member may allow: 1.2 or 1.3.
              min_tls: "1.2"
              # required: every member has an authority (ssl_ca_file), and its rules ask every remote client for a certificate. Or optional.
              client_certificates: optional
              # How long before its end a certificate counts as ending soon.
              renewal_window: {Duration.Format(Expiry.RenewalWindow)}
              # The mildest finding that makes the exit code of audit 1: info, low, medium, high or critical.
              fail_on: high
              # Findings that are put up with for a while. They stay visible, and count again after the day in until. An entry:
              #   - finding: key-in-data-directory   # its id, as audit shows it
              #     cluster: NAME                    # left out: every cluster; member and subject narrow it further
              #     owner: who answers for it
              #     reason: why it is put up with
              #     until: 2026-12-31                # the last day on which it holds
              exceptions: []

            """);
        return text.ToString();
    }

    static void Append(StringBuilder text, DraftCluster cluster)
    {
        text.Append(CultureInfo.InvariantCulture, $"  - name: {Quoted(cluster.Name)}\n    primary: {Quoted(cluster.Primary)}\n");
        text.Append(cluster.Standbys.Count == 0 ? "    standbys: []\n" : "    standbys:\n");
        foreach (var standby in cluster.Standbys)
            text.Append(CultureInfo.InvariantCulture, $"      - {Quoted(standby)}\n");
        foreach (var stranger in cluster.Strangers)
            text.Append(CultureInfo.InvariantCulture, $"      # receives replication and is not named; add it: {Printable.Text(stranger)}\n");
    }

    /// <summary>In double quotes nothing has a meaning but the backslash and the quote.</summary>
    static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (Printable.Text(c.ToString()).Length > 1)
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else
                quoted.Append(c);
        return quoted.Append('"').ToString();
    }
}
