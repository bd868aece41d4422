using System.Globalization;
using System.Net;
using Pgseal.Core.Posture;
using Pgseal.Core.Text;

namespace Pgseal.Core.Policies;

/// <summary>Understands pgseal.yaml, and notes everything in it that cannot be used, not only the first.</summary>
public static class PolicyReader
{
    const string NetworkSyntax = "a network such as 10.1.0.0/16, 192.0.2.7/32 or fd00::/8";

    /// <summary>Findings about the policy itself, which no exception may hide.</summary>
    static readonly ValueList<FindingRule> aboutPolicies = [FindingRules.ExceptionExpired, FindingRules.ExceptionUnused];

    /// <param name="source">The file, as findings name it.</param>
    public static PolicyReading Read(DocumentNode root, string source)
    {
        var faults = new List<PolicyFault>();
        var file = new Section(root, "the file", PolicyKeys.File, faults);
        var names = new HashSet<string>();
        var clusters = file.Needs("clusters", "a list of clusters")
            ? (file.List("clusters", "clusters") ?? []).Select(node => Cluster(node, names, faults)).OfType<PolicyCluster>().ToValueList()
            : [];
        if (file.Find("clusters") is DocumentNode.Sequence { Items.Count: 0 } none)
            file.Fault(none, "clusters is an empty list", "one cluster or more");
        NoteRepeated(clusters, faults);
        var policy = file.Find("policy") is { } node ? Policy(node, source, clusters, faults) : new Policy(source);
        return new(new(clusters, policy), faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ToValueList());
    }

    static PolicyCluster? Cluster(DocumentNode node, HashSet<string> names, List<PolicyFault> faults)
    {
        var section = new Section(node, "a cluster", PolicyKeys.Cluster, faults);
        var name = section.NeededText("name", "a name of your own");
        if (name is not null && !names.Add(name.Text))
            section.Fault(name, $"a second cluster is called {name.Kind}", "a name of its own for each cluster");
        var primary = section.NeededText("primary", TargetCheck.Syntax);
        var standbys = section.Texts("standbys", TargetCheck.Syntax).Select(standby => Target(section, "standbys", standby)).ToValueList();
        return name is null || primary is null ? null : new(name.Text, Target(section, "primary", primary), standbys);
    }

    static PolicyTarget Target(Section section, string key, DocumentNode.Scalar given)
    {
        if (TargetCheck.Fault(given.Text) is var (what, expected))
            section.Fault(given, $"{key}: {what}", expected);
        return new(given.Text, given.Line, given.Column);
    }

    /// <summary>A server in two places is a slip.</summary>
    static void NoteRepeated(ValueList<PolicyCluster> clusters, List<PolicyFault> faults)
    {
        var targets = new HashSet<string>();
        foreach (var target in clusters.SelectMany(cluster => cluster.All))
            if (!targets.Add(target.Text))
                faults.Add(new(target.Line, target.Column, "this target is named a second time", "each server once"));
    }

    static Policy Policy(DocumentNode node, string source, ValueList<PolicyCluster> clusters, List<PolicyFault> faults)
    {
        var section = new Section(node, "policy", PolicyKeys.Policy, faults);
        return new(source)
        {
            Scope = section.Word("scope", PolicyWords.Scope),
            LocalNetworks = section.Find("local_networks") is null ? null : Networks(section),
            MinTls = section.Word("min_tls", PolicyWords.MinTls),
            ClientCertificates = section.Word("client_certificates", PolicyWords.ClientCertificates) ?? false,
            RenewalWindow = section.Value("renewal_window", Duration.Syntax, Duration.Parse),
            FailOn = section.Word("fail_on", PolicyWords.FailOn),
            Exceptions = (section.List("exceptions", "exceptions") ?? [])
                .Select(exception => Exception(exception, clusters, faults)).OfType<PolicyException>().ToValueList(),
        };
    }

    static ValueList<IPNetwork> Networks(Section section) => section.Texts("local_networks", NetworkSyntax)
        .Select(given => section.Value<IPNetwork>(given, "an entry of local_networks", NetworkSyntax, text => IPNetwork.TryParse(text, out var network) ? network : null))
        .OfType<IPNetwork>().ToValueList();

    static PolicyException? Exception(DocumentNode node, ValueList<PolicyCluster> clusters, List<PolicyFault> faults)
    {
        var section = new Section(node, "an exception", PolicyKeys.Exception, faults);
        var finding = section.NeededText("finding", "the id of a finding, as audit shows it");
        Among(finding, "finding", "id of a finding, as in docs/findings", FindingRules.All.Except(aboutPolicies).Select(rule => rule.Id));
        var cluster = section.Text("cluster", "the name of a cluster");
        Among(cluster, "cluster", "cluster of this file", clusters.Select(it => it.Name));
        var member = section.Text("member", "a target of this file");
        Among(member, "member", "target of this file", clusters.Where(it => cluster is null || it.Name == cluster.Text).SelectMany(it => it.All).Select(it => it.Text));
        var subject = section.Text("subject", "the subject of the finding, as audit --format json shows it");
        var owner = section.NeededText("owner", "who answers for it");
        var reason = section.NeededText("reason", "why it is put up with");
        const string day = "the last day on which it holds, such as 2026-12-31";
        var until = section.Needs("until", day)
            ? section.Value<DateOnly>("until", day, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null)
            : null;
        return finding is null || owner is null || reason is null || until is null
            ? null
            : new(finding.Text, cluster?.Text, member?.Text, subject?.Text, new(owner.Text, reason.Text, until.Value), node.Line);

        void Among(DocumentNode.Scalar? given, string key, string expected, IEnumerable<string> valid)
        {
            if (given is not null && !valid.Contains(given.Text))
                faults.Add(new(given.Line, given.Column, $"{key}: {given.Kind} is none", $"the {expected}", NearestWord.Of(given.Text, valid)));
        }
    }
}
