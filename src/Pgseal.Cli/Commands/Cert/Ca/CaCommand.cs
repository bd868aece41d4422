using Pgseal.Core;
using Pgseal.Live.Certificates;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>Makes, takes over and shows authorities.</summary>
static class CaCommand
{
    /// <remarks>RFC 5280 appendix A.1: ub-common-name.</remarks>
    const int LongestCommonName = 64;

    public static Task<ExitCode> Create(CreateOptions options, Output output)
    {
        var commonName = CommonName(options, UsualName(options.Name));
        var now = DateTimeOffset.UtcNow;
        AuthorityMaker.Create(options.StateDirectory, options.Name, commonName, options.KeyType, options.Validity, options.Passphrase, now);
        return Done(CaAction.Created, options.StateDirectory, options.Name, [], now, output);
    }

    public static Task<ExitCode> Import(ImportOptions options, Output output)
    {
        var now = DateTimeOffset.UtcNow;
        var judgement = AuthorityMaker.Import(
            options.StateDirectory, options.Name, options.CertificateFile, options.KeyFile, options.Opens, options.Protects, now);
        if (judgement.Refused is [var first, ..])
            throw new AuthorityRefused(string.Join(" ", judgement.Refused), options.CertificateFile, first == judgement.Refused[^1] ? "Put that right, then try again" : "Put these right, then try again");
        return Done(CaAction.Imported, options.StateDirectory, options.Name, judgement.Warned, now, output);
    }

    public static Task<ExitCode> Show(string stateDirectory, string? name, Output output)
    {
        var names = name is null ? AuthorityPlace.Names(stateDirectory) : [name];
        var views = names.Select(it => AuthorityView.TryRead(stateDirectory, it)
            ?? throw new BadInput("there is no authority of that name", "make it: pgseal cert ca create --authority NAME, or see which there are: pgseal cert ca show", it)).ToValueList();
        return Answer(new(CaAction.Shown, DateTimeOffset.UtcNow, views, []), output);
    }

    /// <summary>What an authority is called where nobody says otherwise.</summary>
    internal static string UsualName(string name) => ulong.TryParse(name, out var cluster) ? AuthorityMaker.ClusterName(cluster) : $"pgseal CA {name}";

    /// <exception cref="BadInput">It does not fit a certificate.</exception>
    internal static string CommonName(CreateOptions options, string usual) => (options.CommonName ?? usual) is { Length: <= LongestCommonName } fits
        ? fits
        : throw new BadInput($"a common name has at most {LongestCommonName} characters", "give a shorter --name", options.CommonName ?? usual);

    static Task<ExitCode> Done(CaAction action, string stateDirectory, string name, ValueList<string> notes, DateTimeOffset now, Output output) =>
        Answer(new(action, now, [AuthorityView.TryRead(stateDirectory, name)!], notes), output);

    static Task<ExitCode> Answer(CaReport report, Output output)
    {
        output.Show(report, HumanView.Write, JsonView.Render);
        return Task.FromResult(report.ExitCode);
    }
}
