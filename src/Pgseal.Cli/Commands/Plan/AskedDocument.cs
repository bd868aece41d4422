using System.Net;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>What a plan was asked, beside scope, strategy and drain, which stand beside it in the document.</summary>
sealed record AskedDocument(
    string MinTls,
    string? Certificate,
    string? Key,
    string[] Sans,
    long DrainTimeoutMs,
    int DrainRate,
    string[] DrainExcept,
    bool HardenStandbys,
    bool AcceptAllRefusals,
    string[] AcceptRefusals)
{
    public static AskedDocument Of(Live.Apply.ApplyOptions asked) => new(
        Wording.Of(asked.Floor),
        asked.CertificateFile is { } certificate ? Path.GetFullPath(certificate) : null,
        asked.KeyFile is { } key ? Path.GetFullPath(key) : null,
        [.. asked.Sans],
        (long)asked.Drain.Timeout.TotalMilliseconds,
        asked.Drain.Rate,
        [.. asked.Drain.Except],
        asked.HardenStandbys,
        asked.Accepted.All,
        [.. asked.Accepted.Clients]);

    /// <exception cref="BadInput">A word in the file is none of pgseal's.</exception>
    public Live.Apply.ApplyOptions Over(Live.Apply.ApplyOptions today, JsonView.PlanDocument plan, string path) => today with
    {
        Scope = new(Word(plan.Scope, Wording.Of, [ScopeKind.Remote, ScopeKind.All], path), plan.LocalNetworks.Select(network => Network(network, path)).ToValueList()),
        Strategy = Word(plan.Strategy, Wording.Of, [Strategy.Convert, Strategy.Guard], path),
        Floor = Word(MinTls, Wording.Of, [TlsFloor.Tls12, TlsFloor.Tls13], path),
        CertificateFile = Certificate,
        KeyFile = Key,
        Sans = Sans.ToValueList(),
        Drain = new(
            Word(plan.Drain, Wording.Of, [DrainPolicy.None, DrainPolicy.Idle, DrainPolicy.Transaction, DrainPolicy.Now], path),
            TimeSpan.FromMilliseconds(DrainTimeoutMs),
            DrainRate,
            DrainExcept.ToValueList()),
        HardenStandbys = HardenStandbys,
        Accepted = new(AcceptAllRefusals, AcceptRefusals.ToValueList()),
    };

    static T Word<T>(string word, Func<T, string> wording, T[] values, string path)
        where T : struct => values.Where(value => wording(value) == word).Select(value => (T?)value).FirstOrDefault()
        ?? throw new BadInput($"\"{word}\" is none of {string.Join(", ", values.Select(wording))}", "make the plan anew: pgseal plan TARGET --out FILE", path);

    static IPNetwork Network(string text, string path) => IPNetwork.TryParse(text, out var network)
        ? network
        : throw new BadInput($"\"{text}\" is no network", "make the plan anew: pgseal plan TARGET --out FILE", path);
}
