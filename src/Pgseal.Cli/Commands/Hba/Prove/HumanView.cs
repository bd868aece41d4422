using Pgseal.Cli.Pages;
using Pgseal.Core.Hosts;
using Pgseal.Core.Posture;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>Proofs as a person reads them: each property with its result, and the connection and line that break it.</summary>
static class HumanView
{
    public static void Write(ProveReport report, IPage page)
    {
        page.Line(0, new Piece("rules ", Tone.Faint), new Piece(report.Read.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(report.Read)} reads them", Tone.Faint));
        page.Line(0, new Piece("scope ", Tone.Faint), Wording.Meaning(report.Scope));
        InputNotes.Write(report.Read, page);
        foreach (var property in report.Properties)
        {
            page.Line(0);
            Property(property, report, page);
        }
    }

    static void Property(ProvedProperty it, ProveReport report, IPage page)
    {
        var name = new Piece(it.Property.Name, Tone.Strong);
        it.Proof.Match<Action>(
            proven: _ => () => page.Line(0, new Piece("proven  ", Tone.Good), name),
            refuted: refuted => () => Refuted(name, refuted.Witness, report, page),
            unknown: unknown => () =>
            {
                page.Line(0, new Piece("unknown ", Tone.Warning), name);
                foreach (var reason in unknown.Because)
                    page.Line(8, new Piece("because: ", Tone.Faint), reason);
            })();
    }

    static void Refuted(Piece name, Witness witness, ProveReport report, IPage page)
    {
        page.Line(0, new Piece("refuted ", Tone.Bad), name);
        page.Line(8, new Piece("by: ", Tone.Faint), RulesWords.Of(witness));
        page.Line(8, new Piece($"{witness.File}:{witness.Line}: ", Tone.Faint), RulesWords.LineOf(report.Read.Tree, witness.File, witness.Line));
        page.Line(8, new Piece("follow it: ", Tone.Faint), $"pgseal hba explain {Subject(report.Read)} --connection {ShellWord.Quote(RulesWords.ConnectionOf(witness))}");
    }

    /// <summary>A server is asked itself; a file needs to be told which version reads it.</summary>
    static string Subject(RulesRead read) =>
        read.IsLive ? ShellWord.Quote(read.Subject) : $"{ShellWord.Quote(read.Subject)} --pg-version {RulesWords.VersionOf(read)}";
}
