using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Which versions are accepted, by hand-made ClientHellos: nothing below TLS 1.2 may be.</summary>
static class ProtocolsCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.ServesTls == false)
            return new(CheckResult.NotApplicable, "no TLS is served");
        if (seen.Inventory is not { } inventory)
            return new(CheckResult.Unknown, NotTried.Because(seen));
        if (Of(inventory) is var after && seen.DirectInventory is { } direct && Of(direct) is var inDirect)
            return after.Result == CheckResult.Bad || inDirect.Seen == after.Seen
                ? after with { Seen = $"{after.Seen}; in direct TLS {(inDirect.Seen == after.Seen ? "the same" : inDirect.Seen)}" }
                : inDirect with { Seen = $"{after.Seen}; in direct TLS {inDirect.Seen}" };
        return after;
    }

    static Judged Of(TlsInventory inventory)
    {
        var accepted = Versions(inventory, answer => answer is Acceptance.Accepted);
        var refused = Versions(inventory, answer => answer is Acceptance.Refused);
        var unknown = inventory.Versions.Where(it => it.Acceptance is Acceptance.Unknown).Select(it => $"{TlsVersionText.Of(it.Version)} ({((Acceptance.Unknown)it.Acceptance).Because})").ToList();
        var text = $"accepts {Words(accepted)}; refuses {Words(refused)}{(unknown.Count == 0 ? "" : $"; not known: {string.Join(", ", unknown)}")}";
        return inventory.Versions.Any(it => it.Version < TlsVersion.Tls12 && it.Acceptance is Acceptance.Accepted)
            ? new(CheckResult.Bad, text, "set ssl_min_protocol_version = 'TLSv1.2'")
            : unknown.Count > 0 ? new(CheckResult.Unknown, text, "ask again")
            : new(CheckResult.Ok, text);
    }

    static List<string> Versions(TlsInventory inventory, Func<Acceptance, bool> has) =>
        [.. inventory.Versions.Where(it => has(it.Acceptance)).Select(it => TlsVersionText.Of(it.Version))];

    static string Words(List<string> versions) => versions.Count == 0 ? "none" : string.Join(", ", versions);
}
