using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>Checks a pair and installs nothing.</summary>
static class CheckCommand
{
    public static ExitCode Run(CheckOptions options, Output output)
    {
        var report = Check(options);
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.ExitCode;
    }

    public static CheckReport Check(CheckOptions options)
    {
        var pair = PairFiles.Read(options.CertificateFile, options.KeyFile);
        var judgement = pair.Judge(DateTimeOffset.UtcNow, options.Names, options.KeyPassphrase);
        return new(options.CertificateFile, options.KeyFile, judgement.Certificate, judgement.Refused, [.. judgement.Warned, .. Chain(pair, judgement, options.RootFile)]);
    }

    static ValueList<PairFault> Chain(PairFiles pair, PairJudgement judgement, string? rootFile) =>
        judgement.Certificate is not { IsSelfSigned: false } leaf ? []
        : rootFile is null ? [new(PairFaultKind.ChainIncomplete, $"Whether the chain is complete is not known; give what clients verify with: --root FILE. The certificate was issued by {leaf.Issuer}.")]
        : ChainCheck.Fault(pair.Certificate, rootFile) is { } fault ? [fault]
        : [];
}
