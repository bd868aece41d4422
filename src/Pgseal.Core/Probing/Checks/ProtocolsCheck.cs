using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Which versions are accepted, by hand-made ClientHellos: nothing below TLS 1.2 may be.</summary>
static class ProtocolsCheck
{
    const string RaiseFloor = "set ssl_min_protocol_version = 'TLSv1.2'";

    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.ServesTls == false)
            return new(CheckResult.NotApplicable, "no TLS is served");
        if (seen.Inventory is not { } inventory)
            return new(CheckResult.Unknown, NotTried.Because(seen));
        return seen.DirectFloor is { } direct ? WithDirect(Of(inventory), direct) : Of(inventory);
    }

    /// <summary>Direct TLS is another way in; its newer versions are known from its own handshake.</summary>
    static Judged WithDirect(Judged after, TlsInventory direct)
    {
        var old = direct.Versions.Where(it => it.Version < TlsVersion.Tls12).ToList();
        return old.Find(it => it.Acceptance is Acceptance.Accepted) is { } accepted
            ? new(CheckResult.Bad, $"{after.Seen}; direct TLS accepts {TlsVersionText.Of(accepted.Version)}", RaiseFloor)
            : old.Exists(it => it.Acceptance is Acceptance.Unknown) && after.Result != CheckResult.Bad
            ? new(CheckResult.Unknown, $"{after.Seen}; whether direct TLS goes below TLSv1.2 is not known", "ask again")
            : after with { Seen = $"{after.Seen}; direct TLS {(old.Exists(it => it.Acceptance is Acceptance.Unknown) ? "was not heard" : "accepts nothing below TLSv1.2")}" };
    }

    static Judged Of(TlsInventory inventory)
    {
        var accepted = Versions(inventory, answer => answer is Acceptance.Accepted);
        var refused = Versions(inventory, answer => answer is Acceptance.Refused);
        var unknown = inventory.Versions.Where(it => it.Acceptance is Acceptance.Unknown).Select(it => $"{TlsVersionText.Of(it.Version)} ({((Acceptance.Unknown)it.Acceptance).Because})").ToList();
        var text = $"accepts {Words(accepted)}; refuses {Words(refused)}{(unknown.Count == 0 ? "" : $"; not known: {string.Join(", ", unknown)}")}";
        return inventory.Versions.Any(it => it.Version < TlsVersion.Tls12 && it.Acceptance is Acceptance.Accepted)
            ? new(CheckResult.Bad, text, RaiseFloor)
            : unknown.Count > 0 ? new(CheckResult.Unknown, text, "ask again")
            : new(CheckResult.Ok, text);
    }

    static List<string> Versions(TlsInventory inventory, Func<Acceptance, bool> has) =>
        [.. inventory.Versions.Where(it => has(it.Acceptance)).Select(it => TlsVersionText.Of(it.Version))];

    static string Words(List<string> versions) => versions.Count == 0 ? "none" : string.Join(", ", versions);
}
