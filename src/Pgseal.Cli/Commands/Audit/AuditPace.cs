using System.Diagnostics;
using System.Globalization;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>How far an audit of many clusters is, and about how long the rest takes at the pace so far.</summary>
sealed class AuditPace(int clusters)
{
    readonly Stopwatch spent = Stopwatch.StartNew();

    public string Sentence(int done) => string.Create(
        CultureInfo.InvariantCulture, $"{done} of {clusters} clusters seen, about {Math.Ceiling(spent.Elapsed.TotalSeconds / done * (clusters - done))} s left; Ctrl-C keeps what is seen");
}
