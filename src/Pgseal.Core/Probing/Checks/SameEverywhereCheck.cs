using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether one address shows one certificate, whichever way it is asked. Addresses of one name may differ: each member has its own.</summary>
static class SameEverywhereCheck
{
    public static Judged Judge(TargetSeen seen)
    {
        var ways = seen.Endpoints.Select(endpoint => (endpoint.Name, Ways: Ways(endpoint).ToList())).Where(it => it.Ways.Count > 0).ToList();
        if (ways.Count == 0)
            return seen.ServesTls == false ? new(CheckResult.NotApplicable, "no TLS is served") : new(CheckResult.Unknown, "no certificate was seen");
        if (ways.Find(it => it.Ways.Select(way => way.Sha256).Distinct().Count() > 1) is { Name: { } name, Ways: { } differing })
            return new(
                CheckResult.Bad,
                $"{name} shows different certificates: {string.Join(", ", differing.Select(way => $"{way.How} {Short(way.Sha256)}"))}",
                "find out what answers: a proxy, two servers behind one address, or somebody in between");
        var several = ways.SelectMany(it => it.Ways.Select(way => way.Sha256)).Distinct().Count() > 1;
        var text = $"one certificate by {string.Join(", ", ways.MaxBy(it => it.Ways.Count).Ways.Select(way => way.How))}"
            + (ways.Count == 1 ? "" : several ? $"; {string.Join(", ", ways.Select(it => $"{it.Name} {Short(it.Ways[0].Sha256)}"))}" : $", the same on {ways.Count} addresses");
        if (!ways.Exists(it => it.Ways.Count < 2))
            return new(CheckResult.Ok, text);
        return seen.Endpoints.Where(endpoint => endpoint.IsReached).All(HasNoOtherWay)
            ? new(CheckResult.NotApplicable, $"{text}: no other way is served")
            : new(CheckResult.Unknown, $"{text}: nothing to compare with", "ask again");
    }

    /// <summary>All were tried, and the server did not come to show a certificate.</summary>
    static bool HasNoOtherWay(EndpointSeen seen) =>
        seen is { Stuffing.Result: not StuffingResult.NotHeard, Direct.WithAlpn: HandshakeOutcome.Closed or HandshakeOutcome.HandshakeFailed };

    static IEnumerable<(string How, string Sha256)> Ways(EndpointSeen seen)
    {
        (string How, string? Sha256)[] all =
        [
            ("SSLRequest", seen.Talk?.Served.LeafSha256),
            ("SSLRequest without a name", seen.Stuffing?.LeafSha256),
            ("direct TLS", (seen.Direct?.WithAlpn as HandshakeOutcome.Served)?.LeafSha256),
            ("direct TLS without a name", seen.Direct?.WithoutAlpn?.LeafSha256),
        ];
        return all.Where(way => way.Sha256 is not null).Select(way => (way.How, way.Sha256!));
    }

    static string Short(string sha256) => sha256.Length < 16 ? sha256 : sha256[..16];
}
