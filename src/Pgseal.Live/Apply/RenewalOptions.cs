using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;

namespace Pgseal.Live.Apply;

/// <summary>What is to be renewed.</summary>
/// <param name="Verb">What the journal calls the run.</param>
/// <param name="Within">A certificate that ends sooner is replaced.</param>
/// <param name="CertificateFile">With <paramref name="KeyFile"/>, the pair to install; both null to issue from the local authority.</param>
/// <param name="KeyPassphrase">Of the servers' own keys: opens a given one, protects an issued one.</param>
public sealed record RenewalOptions(
    string Verb,
    TimeSpan Within,
    string? CertificateFile,
    string? KeyFile,
    Secret? KeyPassphrase,
    TimeSpan Timeout,
    TimeSpan ConfirmTimeout,
    string StateDirectory,
    ValueList<string> CommandLine) : RunOptions(Scope.Remote, Timeout, ConfirmTimeout, StateDirectory, CommandLine)
{
    /// <summary>The targets are members alone, of whatever role.</summary>
    public bool IsOneMember { get; init; }
}
