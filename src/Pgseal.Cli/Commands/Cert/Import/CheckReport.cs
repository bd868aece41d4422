using Pgseal.Core;
using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>What was found about a pair before it is installed.</summary>
sealed record CheckReport(string CertificateFile, string KeyFile, CertificateFacts? Certificate, ValueList<PairFault> Refused, ValueList<PairFault> Warned)
{
    public ExitCode ExitCode => Refused.Count == 0 ? ExitCode.AsItShouldBe : ExitCode.Refused;
}
