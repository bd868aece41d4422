using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Live;
using Pgseal.Live.Apply;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>Issues a certificate into files, signs a request, or makes one.</summary>
static class IssueCommand
{
    /// <remarks>RFC 5280 appendix A.1: ub-common-name; a role's name has at most 63 bytes.</remarks>
    const int LongestCommonName = 64;

    public static async Task<ExitCode> RunAsync(IssueOptions options, Output output, CancellationToken cancellation)
    {
        var request = options.RequestFile is { } file ? Read(file) : null;
        var (leaf, cluster, notes) = await LeafAsync(options, request, output, cancellation);
        leaf = leaf with { KeyType = options.KeyType, Validity = options.Validity };
        var files = new LeafFiles(options.Out, options.Client ?? leaf.CommonName);
        var report = options.RequestOnly ? Request(leaf, files, options, notes) : Sign(leaf, request, cluster, files, options, notes);
        output.Show(report, HumanView.Write, JsonView.Render);
        return ExitCode.AsItShouldBe;
    }

    static IssueReport Request(LeafSpec leaf, LeafFiles files, IssueOptions options, ValueList<string> notes)
    {
        LeafFiles.DemandFree(files.Key, files.Request);
        files.WriteRequest(leaf, options.KeyPassphrase);
        return new(leaf, null, null, null, files.Key, files.Request, null, notes);
    }

    static IssueReport Sign(LeafSpec leaf, SigningRequest? request, string? cluster, LeafFiles files, IssueOptions options, ValueList<string> notes)
    {
        LeafFiles.DemandFree(request is null ? [files.Key, files.Certificate] : [files.Certificate]);
        using var authority = Authority(options, cluster);
        var now = DateTimeOffset.UtcNow;
        byte[] pem;
        if (request is null)
        {
            var pair = authority.Issue(leaf, now, options.KeyPassphrase);
            files.Write(pair);
            pem = pair.Certificate;
        }
        else
        {
            pem = authority.Sign(leaf, request, now);
            files.WriteCertificate(pem);
        }
        var facts = CertificateFile.Read(pem)!.Value[0];
        return new(
            leaf,
            facts,
            new(authority.CertificateFile, authority.Certificate.Sha256),
            files.Certificate,
            request is null ? files.Key : null,
            null,
            Renewal(leaf, facts, options),
            facts.NotAfter < now + leaf.Validity - TimeSpan.FromSeconds(1) ? [.. notes, $"it ends with its authority, {facts.NotAfter:yyyy-MM-dd}"] : notes);
    }

    static Renewal Renewal(LeafSpec leaf, CertificateFacts facts, IssueOptions options)
    {
        if (leaf.Use == LeafUse.Server && options.RequestFile is null)
            return options.Target is { } target
                ? RenewalLine.Of(new ClusterTargets(target, []), facts.NotAfter, options.StateDirectory, options.PassphraseFile)
                : RenewalLine.Of(leaf.CommonName, facts.NotAfter, options.StateDirectory, options.PassphraseFile);
        return new(facts.NotAfter, facts.NotAfter - Expiry.RenewalWindow, string.Join(' ', TypedLine.Text), null);
    }

    static LocalAuthority Authority(IssueOptions options, string? cluster)
    {
        StateDirectory.Open(options.StateDirectory);
        var directory = options.Authority is null && cluster is not null
            ? AuthorityPlace.OfCluster(options.StateDirectory, cluster)
            : AuthorityPlace.Of(options.StateDirectory, options.Authority ?? AuthorityName.Default);
        return LocalAuthority.TryOpen(directory, options.Passphrase) ?? throw new BadInput(
            "there is no authority that could sign",
            options.Authority is { } name ? $"make it: pgseal cert ca create --authority {name}" : "make one: pgseal cert ca create, or name one: --authority NAME",
            directory);
    }

    static SigningRequest Read(string file)
    {
        var request = SigningRequest.TryRead(HostFile.Read(file)) ?? throw new RequestRefused(
            "it does not decode, is not signed with the key that it names, or its key is neither RSA nor EC", file);
        return SigningRequestCheck.Refused(request) is [_, ..] refused ? throw new RequestRefused(string.Join(" ", refused), file) : request;
    }

    static async Task<(LeafSpec Leaf, string? Cluster, ValueList<string> Notes)> LeafAsync(
        IssueOptions options, SigningRequest? request, Output output, CancellationToken cancellation)
    {
        var asked = request is null ? [] : Asked(request);
        if (options.Client is { } role)
            return (LeafSpec.ForClient(Role(role)), null, asked);
        if (options.Target is { } target)
        {
            var (names, cluster) = await output.WhileAsync("asking the server for its names", () => MemberNamesReader.ReadAsync(target, options.Sans, options.Timeout, cancellation));
            return (LeafSpec.For(names), cluster, names.LeftOut.Select(name => $"left out of the certificate: {name.Name} ({name.Why})").ToValueList());
        }
        IEnumerable<string> given = options.Name is { } first ? [first, .. options.Sans] : options.Sans;
        if (request is not null && !given.Any())
            given = [.. request.DnsNames, .. request.Addresses.Select(address => address.ToString())];
        var exact = SubjectNames.Exactly(given);
        if (exact.LeftOut is [var wrong, ..])
            throw new BadInput($"this cannot stand in a certificate: {wrong.Why}", "give a host name or an address", wrong.Name);
        if (exact.DnsNames.Count == 0)
            throw new BadInput("the request asks for no name, and none was given", "give it: --name NAME", options.RequestFile!);
        var commonName = exact.DnsNames.FirstOrDefault(name => name.Length <= LongestCommonName) ?? throw new BadInput($"one name must have at most {LongestCommonName} characters", "give a shorter one too: --san NAME", exact.DnsNames[0]);
        return (new(commonName, exact, options.KeyType, options.Validity), null, asked);
    }

    static string Role(string role) => role.Length <= LongestCommonName && !role.Any(char.IsControl) ? role : throw new BadInput("this is no role that fits a common name", "give a role of at most 63 characters", role);

    static ValueList<string> Asked(SigningRequest request) =>
    [
        $"the request asks for {(request.DnsNames.Count + request.Addresses.Count == 0 ? "no names" : string.Join(", ", [.. request.DnsNames, .. request.Addresses.Select(address => address.ToString())]))}",
        .. request.AskedExtensions.Count == 0 ? [] : (string[])[$"it asks for the extensions {string.Join(", ", request.AskedExtensions)}; only what pgseal gives every leaf is granted"],
    ];
}
