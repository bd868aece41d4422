using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Init;

/// <summary>A new policy file as a person reads it: what is in it and what to do next, or its lines.</summary>
static class HumanView
{
    public static void Write(InitReport report, IPage page)
    {
        if (report.Out is not { } path)
        {
            foreach (var line in report.Text.TrimEnd('\n').Split('\n'))
                page.Line(0, line);
            return;
        }
        page.Line(0, new Piece("wrote ", Tone.Faint), new Piece(path, Tone.Strong), $": {report.Clusters.Count} cluster{(report.Clusters.Count == 1 ? "" : "s")}");
        foreach (var cluster in report.Clusters)
        {
            page.Line(2, new Piece("cluster ", Tone.Faint), $"{cluster.Name}: {string.Join(", ", [cluster.Primary, .. cluster.Standbys])}");
            foreach (var stranger in cluster.Strangers)
                page.Line(4, new Piece("not named  ", Tone.Warning), $"{stranger} receives replication; add it under standbys");
        }
        page.Line(0, new Piece("next: ", Tone.Faint), $"pgseal audit --cluster {Core.Hosts.ShellWord.Quote(path)}");
    }
}
