using Pgseal.Cli.CommandLine;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>What plan and apply are asked alike: which servers, and what they should become.</summary>
/// <param name="CertificateFile">Of the pair to import; null, like <paramref name="KeyFile"/>, to use the local authority.</param>
/// <param name="Names">More names for certificates that are issued.</param>
sealed record PlanOptions(
    NamedTargets Targets,
    Scope Scope,
    Strategy Strategy,
    TlsFloor Floor,
    string? CertificateFile,
    string? KeyFile,
    ValueList<string> Names,
    DrainPolicy Drain,
    TimeSpan DrainTimeout,
    AcceptedRefusals Accepted,
    string StateDir,
    TimeSpan Timeout);
