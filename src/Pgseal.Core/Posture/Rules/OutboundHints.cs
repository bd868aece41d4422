using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Text;

namespace Pgseal.Core.Posture.Rules;

/// <summary>What to type so that a connection of the server's own verifies whom it dials.</summary>
static class OutboundHints
{
    const string Root = "/PATH/OF/THE/AUTHORITY.crt", Name = "NAME-IN-ITS-CERTIFICATE";

    public static string ToRepair(MemberCase it, Hop hop, string conninfo, ClientPosture client, bool hasRoot)
    {
        List<(string Keyword, string Value)> changes = [("sslmode", "verify-full")];
        if (client.Hosts.All(host => host.Name is null && !host.IsSocket))
            changes.Add(("host", Name));
        if (!hasRoot)
            changes.Add(("sslrootcert", Root));
        var where = hasRoot ? "" : $", where {Root} holds, on the server's host, the certificate of the authority that issued the other server's";
        return hop.Kind switch
        {
            HopKind.Upstream => it.Member != it.Cluster.Primary
                ? $"Let pgseal do it: {it.Command("plan")} --harden-standbys"
                : $"Put {Pairs(changes)} into primary_conninfo ({hop.Source}) and reload: SELECT pg_reload_conf(){where}",
            HopKind.Command => $"Put {Pairs(changes)} into the connection of {hop.Name} ({hop.Source}), or set PGSSLMODE=verify-full for it{where}",
            HopKind.Subscription =>
                $"In database {hop.Database}: ALTER SUBSCRIPTION {SqlText.Identifier(hop.Name)} CONNECTION {SqlText.Literal(Changed(conninfo, changes, hop.HasSecret)).TrimStart()}"
                + (hop.HasSecret ? ", with the secret in the place of ***" : "") + where,
            HopKind.ForeignServer => $"In database {hop.Database}: ALTER SERVER {SqlText.Identifier(hop.Name)} OPTIONS ({Options(hop, changes)}){where}",
            HopKind.UserMapping =>
                $"In database {hop.Database}: ALTER USER MAPPING FOR {Mapped(hop)} SERVER {SqlText.Identifier(hop.Name)} OPTIONS ({Options(hop, changes)}){where}",
        };
    }

    public static string ToSee(Hop hop, string role) => hop.Kind switch
    {
        HopKind.Subscription =>
            $"Use a superuser for the target, or, as it may hold a password, for a trusted role only: GRANT SELECT (subconninfo) ON pg_subscription TO {SqlText.Identifier(role)}",
        HopKind.Upstream => $"Grant it: GRANT pg_read_all_settings TO {SqlText.Identifier(role)}",
        HopKind.ForeignServer or HopKind.UserMapping => "Use a superuser for the target",
        HopKind.Command => "Correct the command, or keep its connection in a service file",
    };

    public static string ForService(Hop hop) => hop.Kind switch
    {
        HopKind.ForeignServer or HopKind.UserMapping => "Name sslmode beside the service, where it wins over the file, or audit what the file says: pgseal conninfo service=NAME, on the server's host",
        HopKind.Upstream or HopKind.Subscription or HopKind.Command => "Audit what the file says, on the server's host: pgseal conninfo service=NAME",
    };

    static string Mapped(Hop hop) => hop.User is { } user ? SqlText.Identifier(user) : "PUBLIC";

    static string Pairs(IEnumerable<(string Keyword, string Value)> changes) =>
        string.Join(' ', changes.Select(change => $"{change.Keyword}={KeyValueText.Quote(change.Value)}"));

    static string Options(Hop hop, IEnumerable<(string Keyword, string Value)> changes) => string.Join(
        ", ",
        changes.Select(change => $"{(hop.OwnOptions.Contains(change.Keyword) ? "SET" : "ADD")} {change.Keyword} {SqlText.Literal(change.Value).TrimStart()}"));

    static string Changed(string conninfo, IEnumerable<(string Keyword, string Value)> changes, bool hasSecret) =>
        changes.Aggregate(conninfo, (text, change) => KeyValueText.WithKey(text, change.Keyword, change.Value)) + (hasSecret ? " password=***" : "");
}
