using System.Text;
using System.Text.Json;
using Pgseal.Cli.Json;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Live;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>A plan in a file (<c>plan --out</c>, <c>apply --plan</c>): the schema <c>pgseal.plan/1</c> with what it was asked and what it rests on.</summary>
/// <remarks>It holds no password: targets are written without, and reading it takes passwords from the environment as always.</remarks>
sealed class PlanFile
{
    readonly string path;
    readonly JsonView.PlanDocument document;

    PlanFile(string path, JsonView.PlanDocument document) => (this.path, this.document) = (path, document);

    /// <summary>Writes it whole or not at all; a file that is there is replaced.</summary>
    /// <exception cref="BadInput">It cannot be written.</exception>
    public static void Write(string path, string text)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(text + "\n");
            if (File.Exists(path))
                AtomicFile.Replace(path, bytes);
            else
                AtomicFile.Create(path, bytes, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (FileFailure failure)
        {
            throw new BadInput($"the plan cannot be saved: {failure.Message}", "name another place: --out FILE", path);
        }
    }

    /// <exception cref="BadInput">It cannot be read, or is no plan.</exception>
    public static PlanFile Read(string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize(HostFile.Read(path), PgsealJson.Relaxed.PlanDocument);
            return document is { Schema: JsonView.Schema, Asked: not null, Clusters: not null } && document.Clusters.All(cluster => cluster is { Facts: not null, Targets.Length: > 0 })
                ? new(path, document)
                : throw NoPlan(path, $"its schema is not {JsonView.Schema}, or a part is missing");
        }
        catch (FileFailure failure)
        {
            throw new BadInput($"the plan cannot be read: {failure.Message}", "pgseal plan TARGET --out FILE writes one", path);
        }
        catch (JsonException malformed)
        {
            throw NoPlan($"{path}:{malformed.LineNumber + 1}", malformed.Message);
        }
    }

    public ValueList<ClusterTargets> Targets()
    {
        var environment = ClientEnvironmentReader.Read();
        return document.Clusters
            .Select(cluster => cluster.Targets.Select(target => TargetReader.Read(target.Conninfo, environment) with { Name = target.Name }).ToValueList())
            .Select(targets => new ClusterTargets(targets[0], targets.Skip(1).ToValueList()))
            .ToValueList();
    }

    /// <summary>What was asked when it was made; where things are kept and how long is waited is of today's command line.</summary>
    public Live.Apply.ApplyOptions Options(Live.Apply.ApplyOptions today) => document.Asked.Over(today, document, path);

    /// <summary>What stands against applying it: the cluster is another than it was, or this program would do something else than it says.</summary>
    public IEnumerable<Blocker> Against(ClusterPlan now)
    {
        const string next = "Make a new plan, and look at it: pgseal plan TARGET --out FILE";
        if (document.Clusters.FirstOrDefault(cluster => cluster.SystemIdentifier == now.SystemIdentifier) is not { } saved)
            return [new($"the plan is not about this cluster (system identifier {now.SystemIdentifier})", path, next)];
        // Through the same writing and reading, so that what is escaped in one is escaped in the other.
        var written = JsonSerializer.Deserialize(JsonText.Of(JsonView.PlannedClusterDocument.Of(now), PgsealJson.Relaxed.PlannedClusterDocument), PgsealJson.Relaxed.PlannedClusterDocument)!;
        if (Fingerprint.Changes(saved.Facts.ToValueList(), written.Facts.ToValueList()).ToList() is [_, ..] changes)
            return changes.Select(change => new Blocker($"since the plan was made something changed: {change}", path, next));
        return Differences(saved, written)
            .Select(difference => new Blocker($"this pgseal would not do what the plan says: {difference}", path, next));
    }

    static IEnumerable<string> Differences(JsonView.PlannedClusterDocument saved, JsonView.PlannedClusterDocument now)
    {
        var (before, after) = (Steps(saved).ToList(), Steps(now).ToList());
        return before.Except(after).Select(step => $"not {step.Sentence}").Concat(after.Except(before).Select(step => $"but {step.Sentence}"));
    }

    /// <summary>What a plan does: a sentence for each change, and all of it to compare but when a certificate ends, which depends on the day it is issued.</summary>
    static IEnumerable<(string Sentence, string Whole)> Steps(JsonView.PlannedClusterDocument cluster) => cluster.Members.SelectMany(member => member.Changes.Select(change => (
        $"{Sentence(change)} on {member.Target}",
        JsonText.Of(change.Certificate is { } certificate ? change with { Certificate = certificate with { NotAfter = default } } : change, PgsealJson.Relaxed.ChangeDocument))));

    static string Sentence(JsonView.ChangeDocument change) => change switch
    {
        { Certificate: { } it } => $"certificate {it.Subject} for {string.Join(", ", it.Names)} ({it.KeyType}) {(it.Imported ? "from" : "by")} {it.Source} into {it.Directory}",
        { Setting: { } it } => $"setting {it.Name} from {it.Before} to {it.After}",
        { Rules: { } it } => $"rules {it.File} from sha256 {it.BeforeSha256} to {it.AfterSha256}",
        { Upstream: { } it } => $"primary_conninfo in {it.File} to {it.After}",
        _ => $"a change of the kind {change.Kind}",
    };

    static BadInput NoPlan(string where, string why) => new($"this is no saved plan: {why}", "pgseal plan TARGET --out FILE writes one", where);
}
