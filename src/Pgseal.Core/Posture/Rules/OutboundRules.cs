using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>What the server's own connections to others guarantee, judged as libpq would make them.</summary>
static class OutboundRules
{
    public static IEnumerable<Finding> Find(MemberCase it) => it.Member is { Outbound: { } outbound, Server: { } server }
        ?
        [
            .. outbound.Hops.SelectMany(hop => hop.Conninfo.Match(
                conninfo => Judge(it, outbound, hop, conninfo, LibpqOf(server.Version.Major)),
                because => [NotSeen(new(hop.Subject, because, hop.Source, OutboundHints.ToSee(hop, server.CurrentUser)))])),
            .. outbound.NotSeen.Select(NotSeen),
        ]
        : [];

    static Finding NotSeen(Unseen unseen) => new(FindingRules.OutboundNotSeen, unseen.Subject, unseen.Because, unseen.Source, unseen.Hint)
    {
        NotJudged = [FindingRules.OutboundPlaintext, FindingRules.OutboundNotVerified, FindingRules.OutboundNameNotChecked],
    };

    /// <summary>A server is built with the libpq of its own version.</summary>
    static int LibpqOf(int major) => Math.Clamp(major, LibpqFacts.OldestMajor, LibpqFacts.NewestMajor);

    static IEnumerable<Finding> Judge(MemberCase it, Outbound outbound, Hop hop, string conninfo, int libpq)
    {
        var (service, judged) = (ServiceOf(conninfo, outbound.Variables.Or([])), conninfo);
        if (service is not null && IsByDefault(conninfo))
            return [NotSeen(new(hop.Subject, $"it takes its settings from the service {service}, which stands in a file of the server's host that was not read", hop.Source, OutboundHints.ForService(hop)))];
        if (service is not null)
        {
            // What is named wins over the service file: only whom it dials may stand there.
            hop = hop with { HidesHost = Find(conninfo, "host") is null && Find(conninfo, "hostaddr") is null };
            judged = KeyValueText.Without(conninfo, "service");
            outbound = outbound with { Variables = outbound.Variables.Select(all => all.Where(variable => variable.Keyword != "service").ToValueList()) };
        }
        if (hop.HidesHost)
            judged = KeyValueText.WithKey(judged, "host", "HOST"); // without one libpq would take a socket
        ClientPosture client;
        try
        {
            client = LibpqReader.Read(judged, Context(outbound, conninfo, libpq));
        }
        catch (InvalidTarget invalid)
        {
            return [NotSeen(new(hop.Subject, $"libpq {libpq} would refuse its settings: {invalid.What}", hop.Source, "Correct them, then audit again"))];
        }
        if (!hop.HidesHost && client.Hosts.All(host => IsLocal(host, it.Scope)))
            return [];
        var guarantees = ClientGuarantees.Of(client);
        return guarantees switch
        {
            { Eavesdropper.Protection: Protection.NotProtected } => [New(FindingRules.OutboundPlaintext, guarantees.Eavesdropper)],
            { ManInTheMiddle.Protection: Protection.NotProtected } => [New(FindingRules.OutboundNotVerified, guarantees.ManInTheMiddle)],
            { ManInTheMiddle.Protection: Protection.Unknown } when !client.IsLocal => [New(FindingRules.OutboundNameNotChecked, guarantees.ManInTheMiddle)],
            _ => [],
        };

        Finding New(FindingRule rule, Guarantee guarantee) => new(
            rule,
            hop.Subject,
            $"{Dialled(hop, client)}: {guarantee.Because}{(IsByDefault(conninfo) && outbound.Variables is Observed<ValueList<Setting>>.NotSeen ? "; whether the server's environment has PGSSLMODE was not seen" : "")}",
            hop.Source,
            OutboundHints.ToRepair(it, hop, conninfo, client, HasRoot(outbound, conninfo)));
    }

    static string Dialled(Hop hop, ClientPosture client) =>
        (hop.HidesHost ? "a host that is named elsewhere" : string.Join(", ", client.Hosts)) + (hop.IsDisabled ? " (the subscription is disabled now)" : "");

    /// <summary>A name is remote: it was not resolved, and may mean another host on the server's.</summary>
    static bool IsLocal(ClientHost host, Scope scope) =>
        host.IsSocket
        || (host.Address ?? (IPAddress.TryParse(host.Name, out var address) ? address : null)) is { } ip && scope.IsLocal(ip)
        || (host is { Address: null, Name: "localhost" } && scope.IsLocal(IPAddress.Loopback));

    static bool IsByDefault(string conninfo) => Find(conninfo, "sslmode") is null;

    /// <summary>Whether verify-full would find a root file; one that may not be looked at counts as there.</summary>
    static bool HasRoot(Outbound outbound, string conninfo)
    {
        var named = Find(conninfo, "sslrootcert") is { Length: > 0 } given ? given : outbound.Variables.Or([]).LastOrDefault(variable => variable.Keyword == "sslrootcert")?.Value;
        var known = outbound.RootFiles.FirstOrDefault(file => file.Path == (named ?? DefaultRoot(outbound)))?.Exists;
        return named is null ? known == true : known != false;
    }

    static string? DefaultRoot(Outbound outbound) => Home(outbound) is { } home ? $"{home.TrimEnd('/')}/.postgresql/root.crt" : null;

    static string? Home(Outbound outbound) => outbound.Variables.Or([]).LastOrDefault(variable => variable.Keyword == "home")?.Value;

    static string? ServiceOf(string conninfo, IEnumerable<Setting> variables) =>
        Find(conninfo, "service") ?? variables.LastOrDefault(variable => variable.Keyword == "service")?.Value;

    /// <summary>What cannot be read names nothing: whoever reads it as libpq does says so.</summary>
    static string? Find(string conninfo, string keyword)
    {
        try
        {
            return KeyValueText.Find(conninfo, keyword);
        }
        catch (InvalidTarget)
        {
            return null;
        }
    }

    static ClientContext Context(Outbound outbound, string conninfo, int libpq)
    {
        var named = Find(conninfo, "sslrootcert");
        return new(
            new ClientEnvironment
            {
                Variables = outbound.Variables.Or([])
                    .Select(variable => (Keyword.All.FirstOrDefault(keyword => keyword.Name == variable.Keyword)?.Variable, variable.Value))
                    .Where(variable => variable.Variable is not null)
                    .ToDictionary(variable => variable.Variable!, variable => variable.Value, StringComparer.Ordinal),
                HomeDirectory = Home(outbound),
                UserName = "postgres",
            },
            // A file that is named and may not be looked at counts as there: who names one means to use it.
            new ClientFiles(path => outbound.RootFiles.FirstOrDefault(file => file.Path == path)?.Exists ?? path == named, _ => null),
            libpq);
    }
}
