using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether a broken suite is accepted, or compression or unsafe renegotiation; which groups are chosen, post-quantum ones among them.</summary>
static class CiphersCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.ServesTls == false)
            return new(CheckResult.NotApplicable, "no TLS is served");
        if (seen.Inventory is not { } inventory)
            return new(CheckResult.Unknown, NotTried.Because(seen));
        var broken = inventory.Weak.FirstOrDefault(it => it.Grade == SuiteGrade.Broken);
        var text = string.Join("; ", (IEnumerable<string>)[.. inventory.Weak.Select(Answer), Groups(inventory), .. Traits(inventory.Traits)]);
        if (broken?.Acceptance is Acceptance.Accepted)
            return new(CheckResult.Bad, text, "set ssl_ciphers = 'HIGH:!aNULL:!eNULL:!3DES:!MD5'");
        if (inventory.Traits is { Compression: true } or { SecureRenegotiation: false })
            return new(CheckResult.Bad, text, "update what ends TLS here: it compresses, or renegotiates without RFC 5746");
        return broken?.Acceptance is Acceptance.Refused ? new(CheckResult.Ok, text) : new(CheckResult.Unknown, text, "ask again");
    }

    static string Answer(WeakAnswer weak) => weak.Acceptance.Match(
        _ => $"accepts {Kind(weak.Grade)}: {weak.Suite}{(weak.Suite?.Weaknesses is [var worst, ..] ? $", which {SuiteWeaknessText.Of(worst)}" : "")}",
        _ => $"refuses every {Kind(weak.Grade)}",
        unknown => $"{Kind(weak.Grade)}s: not known ({unknown.Because})");

    static string Kind(SuiteGrade grade) => grade switch
    {
        SuiteGrade.Good => "good suite",
        SuiteGrade.Dated => "dated suite",
        SuiteGrade.Broken => "broken suite",
    };

    static string Groups(TlsInventory inventory)
    {
        var groups = inventory.Versions.SelectMany(it => it.Groups?.Accepted ?? []).Concat(inventory.Versions.Select(it => it.Group).OfType<NamedGroup>()).Distinct().ToList();
        return groups.Count == 0 ? "no group was seen"
            : $"{(inventory.Versions.Any(it => it.Groups is not null) ? "groups" : "chooses the groups")} {string.Join(", ", groups)}, {(groups.Exists(it => it.IsPostQuantum) ? "safe" : "not safe")} against quantum computers";
    }

    static IEnumerable<string> Traits(ServerTraits? traits)
    {
        if (traits is null)
            yield break;
        yield return traits.Compression ? "compresses (CRIME)" : "no compression";
        yield return traits.SecureRenegotiation ? "secure renegotiation" : "no secure renegotiation (RFC 5746)";
        yield return traits is { SessionTicket: false, SessionId: false } ? "no session tickets" : "sessions can be resumed";
    }
}
