using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Live;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;

namespace Pgseal.Cli.Commands.Cert.Show;

/// <summary>Shows certificates: of a file, or of members in the file, the setting and on the wire.</summary>
static class ShowCommand
{
    public static ExitCode OfFile(string file, Output output)
    {
        var chain = CertificateFile.Read(HostFile.Read(file)) is { Count: > 0 } read
            ? read
            : throw new BadInput("the file holds no PEM certificate that can be read", "name a certificate file, or a server", file);
        return Answer(new(DateTimeOffset.UtcNow, file, chain, []), output);
    }

    public static async Task<ExitCode> OfServersAsync(ValueList<ClusterTargets> clusters, TimeSpan timeout, Output output, CancellationToken cancellation) => Answer(
        new(DateTimeOffset.UtcNow, null, [], await output.WhileAsync("looking at every address", () => CertificatesReader.ReadAsync(clusters, timeout, cancellation))), output);

    static ExitCode Answer(ShowReport report, Output output)
    {
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.ExitCode;
    }
}
