using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live.Observing;

namespace Pgseal.Live.Apply;

/// <summary>What plan and apply were asked to do.</summary>
/// <param name="CertificateFile">With <paramref name="KeyFile"/>, the pair to import; both null to issue from the local authority.</param>
/// <param name="Sans">Names and addresses that every member's certificate covers besides its own.</param>
/// <param name="Timeout">Of one network step.</param>
/// <param name="StateDirectory">Where journals, originals and authorities stand.</param>
/// <param name="CommandLine">What was typed, free of secrets: a hint repeats it with sudo.</param>
public sealed record ApplyOptions(
    Scope Scope,
    Strategy Strategy,
    TlsFloor Floor,
    string? CertificateFile,
    string? KeyFile,
    ValueList<string> Sans,
    DrainOptions Drain,
    bool HardenStandbys,
    AcceptedRefusals Accepted,
    TimeSpan Timeout,
    TimeSpan ConfirmTimeout,
    string StateDirectory,
    ValueList<string> CommandLine) : RunOptions(Scope, Timeout, ConfirmTimeout, StateDirectory, CommandLine)
{
    /// <summary>How clients are looked for before plaintext is refused.</summary>
    public ObserveOptions Observe { get; init; } = ObserveOptions.Once;
}
