using Pgseal.Cli.Json;
using Pgseal.Core.Sessions;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>Sessions as the schema <c>pgseal.sessions/1</c>: always all of them, whatever their kind.</summary>
static class JsonView
{
    public static string Render(SessionsReport report) => JsonText.Of(
        new SessionsDocument(
            "pgseal.sessions/1",
            ToolVersion.Text,
            report.CheckedAt,
            Wording.Of(report.Scope.Kind),
            [.. report.Scope.LocalNetworks.Select(network => network.ToString())],
            report.PlaintextInScope,
            report.Drain is { } drain ? new(Wording.Of(drain.Policy), drain.Ended, drain.Left) : null,
            [.. report.Members.Select(member => MemberSessionsDocument.Of(member, report))]),
        PgsealJson.Relaxed.SessionsDocument);

    internal sealed record SessionsDocument(
        string Schema,
        string ToolVersion,
        DateTimeOffset CheckedAt,
        string Scope,
        string[] LocalNetworks,
        int PlaintextInScope,
        DrainDocument? Drain,
        MemberSessionsDocument[] Members);

    internal sealed record DrainDocument(string Policy, int Ended, int Left);

    internal sealed record MemberSessionsDocument(string Target, string Role, string[] UnknownBecause, UnfinishedRunDocument? UnfinishedRun, SessionDocument[] Sessions)
    {
        public static MemberSessionsDocument Of(MemberSessions member, SessionsReport report) => new(
            member.Target,
            Wording.Of(member.Role),
            [.. member.UnknownBecause],
            member.Unfinished is { } run ? new(run.Run, run.Owner, run.Started, run.OwnerLives) : null,
            [.. member.Sessions.Select(session => SessionDocument.Of(session, report))]);
    }

    internal sealed record UnfinishedRunDocument(string Run, string Owner, DateTimeOffset Started, bool? OwnerLives);

    internal sealed record SessionDocument(
        int Pid,
        DateTimeOffset BackendStart,
        string? User,
        string? Database,
        string ApplicationName,
        string? Address,
        int? Port,
        string Kind,
        bool InScope,
        string? State,
        bool Walsender,
        string? Protocol,
        string? Cipher)
    {
        public static SessionDocument Of(Session it, SessionsReport report) => new(
            it.Pid,
            it.BackendStart,
            it.User,
            it.Database,
            it.ApplicationName,
            it.ClientAddress?.ToString(),
            it.ClientPort,
            Wording.Of(it.Kind),
            it.ClientAddress is { } address && report.Scope.Covers(address),
            it.State,
            it.IsWalsender,
            it.Protocol,
            it.Cipher);
    }
}
