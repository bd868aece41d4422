using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pgseal.Core.Evidence;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Evidence;

/// <summary>Writes what was asked and what was answered into a directory, so that somebody who does not trust pgseal can check its claims.</summary>
/// <remarks>
/// Everything is made readable by its owner only, and the list of hashes comes last: a directory without <c>SHA256SUMS</c> is not whole.
/// Members may be heard and written side by side.
/// </remarks>
public sealed class EvidenceFolder
{
    const int LongestName = 80;

    readonly Lock gate = new();
    readonly Dictionary<string, List<SqlExchange>> heard = [];
    readonly List<string> files = [];
    int members;

    EvidenceFolder(string path) => Path = path;

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Makes the directory; one that holds anything is refused, so that nothing is lost and nothing old is taken for new.</summary>
    /// <exception cref="FileFailure">It cannot be made, or it is not empty.</exception>
    public static EvidenceFolder Create(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        HostDirectory.CreatePrivate(full);
        return Directory.EnumerateFileSystemEntries(full).Any()
            ? throw new FileFailure(FileFault.WrongKind, "write evidence into", full, "it is not empty; name a directory that is not there yet")
            : new(full);
    }

    /// <summary>Takes one statement with its answer; kept until its member is written.</summary>
    public void Hear(SqlExchange exchange)
    {
        lock (gate)
        {
            if (!heard.TryGetValue(exchange.Target, out var exchanges))
                heard.Add(exchange.Target, exchanges = []);
            exchanges.Add(exchange);
        }
    }

    /// <summary>Writes what was seen of a cluster's members.</summary>
    /// <exception cref="FileFailure">A file cannot be written.</exception>
    public void Add(ClusterFacts cluster)
    {
        lock (gate)
            foreach (var member in cluster.Members)
                Add(member, Subdirectory(member.Target));
    }

    /// <summary>Writes the answer itself, then the way to check it and the hashes of everything.</summary>
    /// <returns>The hash of the list of hashes: kept elsewhere, it holds the whole directory fast.</returns>
    public string Close(string auditJson)
    {
        Write("audit.json", auditJson);
        Write("README.md", EvidenceReadme.Text);
        var sums = Encoding.UTF8.GetBytes(string.Concat(files.Order(StringComparer.Ordinal).Select(file => $"{AtomicFile.Sha256(File.ReadAllBytes($"{Path}/{file}"))}  {file}\n")));
        Write("SHA256SUMS", sums);
        HostDirectory.Sync(Path);
        return AtomicFile.Sha256(sums);
    }

    void Add(MemberFacts member, string directory)
    {
        Write($"{directory}/queries.jsonl", string.Concat(Heard(member.Target).Select(exchange => JsonSerializer.Serialize(exchange, EvidenceJson.Lines.SqlExchange) + "\n")));
        var endpoints = member.Endpoints.Select(endpoint => Endpoint(endpoint, directory)).ToArray();
        Write($"{directory}/wire.json", JsonSerializer.Serialize(endpoints, EvidenceJson.Pages.EndpointEvidenceArray));
        if (member.Rules is Observed<RulesFacts>.Seen { Value: var rules })
            Write($"{directory}/rules.json", JsonSerializer.Serialize(rules.Tree.Files.Values.Select(RulesFileEvidence.Of).ToArray(), EvidenceJson.Pages.RulesFileEvidenceArray));
    }

    EndpointEvidence Endpoint(EndpointFacts endpoint, string directory)
    {
        string? chain = null;
        if (endpoint.Handshake is HandshakeOutcome.Served served)
        {
            chain = $"{endpoint.Address.ToString().Replace(':', '-')}_{endpoint.Port.ToString(CultureInfo.InvariantCulture)}.pem";
            Write($"{directory}/{chain}", string.Concat(served.Certificates.Select(der => PemEncoding.WriteString("CERTIFICATE", der.Span) + "\n")));
        }
        return EndpointEvidence.Of(endpoint, chain);
    }

    List<SqlExchange> Heard(string target) => heard.Remove(target, out var exchanges) ? exchanges : [];

    /// <summary>A directory of its own for each member; the exact target stands in the files.</summary>
    string Subdirectory(string target)
    {
        var plain = string.Concat(target.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_'));
        var name = string.Create(CultureInfo.InvariantCulture, $"{++members:D4}-{plain}");
        HostDirectory.CreatePrivate($"{Path}/{name}");
        return name;
    }

    void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    void Write(string file, ReadOnlySpan<byte> bytes)
    {
        AtomicFile.Create($"{Path}/{file}", bytes);
        files.Add(file);
    }
}
