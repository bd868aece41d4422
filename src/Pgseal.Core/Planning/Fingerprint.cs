using System.Security.Cryptography;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Core.Text;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Planning;

/// <summary>The facts a plan rests on, so that it is not applied to something else: files, settings, certificates, version and role of each member.</summary>
/// <remarks>Not sessions, WAL positions and times: they change by themselves, and nothing is decided from them that the run does not look at again.</remarks>
public static class Fingerprint
{
    /// <summary>Settings that hold no secret; primary_conninfo may hold a password, and says nothing that the receivers do not.</summary>
    static bool IsTelling(Setting setting) => setting.Name is not ("primary_conninfo" or "ssl_passphrase_command");

    public static ValueList<SeenFact> Of(ClusterFacts cluster) => cluster.Members.SelectMany(Of).ToValueList();

    /// <summary>What is no longer as it was, one sentence each; empty when all is.</summary>
    public static IEnumerable<string> Changes(ValueList<SeenFact> before, ValueList<SeenFact> now)
    {
        var current = now.ToLookup(fact => (fact.Member, fact.Fact), fact => fact.Value);
        foreach (var fact in before)
        {
            var value = current[(fact.Member, fact.Fact)].FirstOrDefault();
            if (value != fact.Value)
                yield return value is null
                    ? $"{fact.Fact} of {fact.Member} is gone; it was {fact.Value}"
                    : $"{fact.Fact} of {fact.Member} is {value}; it was {fact.Value}";
        }
        var known = before.Select(fact => (fact.Member, fact.Fact)).ToHashSet();
        foreach (var fact in now.Where(fact => !known.Contains((fact.Member, fact.Fact))))
            yield return $"{fact.Fact} of {fact.Member} is new: {fact.Value}";
    }

    static IEnumerable<SeenFact> Of(MemberFacts member)
    {
        if (member.Server is not { } server)
            return [];
        (string Fact, string Value)[] facts =
        [
            ("server version", server.Version.ToString()),
            ("system identifier", server.SystemIdentifier),
            ("role", server.Role.ToString().ToLowerInvariant()),
            .. server.Settings.All.Where(IsTelling).Select(setting => ($"setting {setting.Name}", $"{Printable.Text(setting.Value)} ({Source(setting)})")),
            .. member.Rules.Match<IEnumerable<(string, string)>>(
                rules => rules.Tree.Files.Values.Select(file => ($"file {Printable.Text(file.Path)}", $"sha256 {Hash(file.Bytes.Span)}")),
                because => [("rules", $"not seen: {because}")]),
            .. member.Pair.Match<IEnumerable<(string, string)>>(
                pair => [($"file {Printable.Text(pair.CertificateFile)}", pair.Certificate.Match(certificate => $"certificate sha256 {certificate.Sha256}", because => $"not seen: {because}"))],
                because => [("certificate", $"not seen: {because}")]),
            .. member.Endpoints.Select(endpoint => ($"serving on {endpoint.Address}:{endpoint.Port}", Serving(endpoint.Handshake))),
        ];
        return facts.Select(fact => new SeenFact(member.Target, fact.Fact, fact.Value));
    }

    static string Source(Setting setting) => setting.File is { } file ? $"{Printable.Text(file)}:{setting.Line}" : setting.Source;

    static string Serving(HandshakeOutcome handshake) => handshake is HandshakeOutcome.Served served
        ? $"certificate sha256 {served.LeafSha256}"
        : HandshakeText.Of(handshake);

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
