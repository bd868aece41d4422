using Pgseal.Core;
using Pgseal.Live.Certificates;
using Pgseal.Live.Rollover;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>The answer of cert ca: what was done, and the authorities it is about.</summary>
/// <param name="Notes">What the operator should know of them.</param>
sealed record CaReport(CaAction Action, DateTimeOffset CheckedAt, ValueList<AuthorityView> Authorities, ValueList<string> Notes)
{
    /// <summary>What the end of a rollover found; null where none was asked for.</summary>
    public RolloverEnd? End { get; init; }

    /// <summary>What to do next in a rollover, in that order.</summary>
    public ValueList<string> Next { get; init; }

    /// <summary>An authority or a list that is over makes servers and clients refuse each other.</summary>
    public ExitCode ExitCode => Action == CaAction.RolloverRefused ? ExitCode.Refused
        : Authorities.Any(it => CheckedAt > it.Certificate.NotAfter || it.Revocations?.IsOver(CheckedAt) == true)
        ? ExitCode.KnownBad
        : ExitCode.AsItShouldBe;
}
