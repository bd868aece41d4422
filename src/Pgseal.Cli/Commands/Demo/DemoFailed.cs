using Pgseal.Core.Planning;
using Pgseal.Lab;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>The demo did not show what it promises, or could not be played at all.</summary>
sealed class DemoFailed(FailureKind kind, string what, string where, string next)
    : PgsealException(kind, new(what, where, "the demo's servers are stopped and their files removed", next))
{
    public static DemoFailed NotAsPromised(string what, string where) =>
        new(FailureKind.Attention, $"not as promised: {what}", where, "Run pgseal demo again; where it stays so, this is a bug of pgseal");

    public static DemoFailed Of(PgsealException failure) =>
        new(FailureKind.Attention, failure.Problem.What, failure.Problem.Where, failure.Problem.Next);

    /// <summary>A lab's message may carry the end of a server's log: its first line says what, its last line says why.</summary>
    public static DemoFailed Of(LabException failure, FailureKind kind)
    {
        var lines = failure.Message.Split('\n');
        return new(kind, lines[0], lines.Length > 1 ? lines[^1] : "", "pgseal demo --help");
    }
}
