using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Sessions;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>What becomes of a connection, and every rule that was tried on the way.</summary>
/// <param name="Answer">Null where no rule decides.</param>
/// <param name="OnFailure">What a client that fails the method is told; null where the rules alone decide.</param>
sealed record ExplainReport(
    RulesRead Read, HbaConnection Connection, HbaOutcome Outcome, ServerAnswer? Answer, FailedAuthentication? OnFailure, ValueList<HbaTrial> Tried, ValueList<string> Notes)
{
    public HbaRule? Rule => Outcome is HbaOutcome.Matched matched ? matched.Rule : null;

    /// <summary>Null where it depends on what the client proves, or on what is not known.</summary>
    public bool? Admitted => Answer is { } answer ? answer.Admitted : Outcome.Admits == false ? false : null;

    public static ExplainReport Of(RulesRead read, HbaConnection connection)
    {
        var outcome = FirstMatch.Find(read.Tree, read.Environment, connection);
        // A file that was not seen may hold a rule before the one found.
        if (outcome is not HbaOutcome.NotLoaded && read.NotSeen.Count > 0)
            outcome = new HbaOutcome.Unknown(read.NotSeen, [], MayMatchNone: true);
        var answer = ServerAnswer.To(connection, outcome, read.Environment);
        return new(
            read,
            connection,
            outcome,
            answer,
            answer is { Admitted: null, Request: not null } && outcome is HbaOutcome.Matched it ? FailedAuthentication.Of(it.Rule.Method, connection.User) : null,
            HbaExplanation.Of(read.Tree, read.Environment, connection),
            NotesOn(read, connection).ToValueList());
    }

    static IEnumerable<string> NotesOn(RulesRead read, HbaConnection connection)
    {
        if (connection.Kind == ConnectionKind.Tls && read.Environment.Ssl == false)
            yield return "ssl is off: the server answers that it has no TLS, and such a connection is never opened";
        if (connection.Kind == ConnectionKind.Gss && read.Environment.Features?.Contains(HbaFeature.Gss) == false)
            yield return "the server is built without GSSAPI: such a connection is never opened";
        if (connection.User.Length > HbaConnection.LongestName || connection.Database.Length > HbaConnection.LongestName)
            yield return $"names longer than {HbaConnection.LongestName} bytes are cut off by the server";
    }
}
