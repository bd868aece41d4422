using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Core.Rollover;
using Pgseal.Live;
using Pgseal.Live.Certificates;
using Pgseal.Live.Rollover;

namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>Begins the replacement of an authority, says where it stands, and ends it.</summary>
static class RolloverCommand
{
    public static Task<ExitCode> Start(CreateOptions options, Output output)
    {
        var now = DateTimeOffset.UtcNow;
        var before = View(options.StateDirectory, options.Name);
        var commonName = CaCommand.CommonName(options, $"{CaCommand.UsualName(options.Name)} {now.UtcDateTime:yyyy-MM-dd}");
        if (before.Certificate.Subject == $"CN={commonName}" && before.Replaced is null)
            throw new BadInput("the authority has that common name already, and whoever looks at a certificate tells the two by it", "give another --name", commonName);
        AuthorityRollover.Start(before.Directory, commonName, options.KeyType, options.Validity, options.Passphrase, now);
        return Answer(CaAction.RolloverStarted, options.StateDirectory, options.Name, now, null, output);
    }

    public static Task<ExitCode> Show(string stateDirectory, string name, Output output) =>
        Answer(CaAction.RolloverShown, stateDirectory, name, DateTimeOffset.UtcNow, null, output);

    public static async Task<ExitCode> FinishAsync(
        string stateDirectory, string name, IReadOnlyList<ClusterTargets> clusters, RolloverOptions options, Output output, CancellationToken cancellation)
    {
        var before = View(stateDirectory, name);
        var end = await output.WhileAsync("looking at every member and its clients", () => RolloverFinisher.FinishAsync(clusters, options, cancellation));
        var now = DateTimeOffset.UtcNow;
        return await Answer(end.Retired is null ? CaAction.RolloverRefused : CaAction.RolloverFinished, stateDirectory, name, now, end, output, before);
    }

    static Task<ExitCode> Answer(CaAction action, string stateDirectory, string name, DateTimeOffset now, RolloverEnd? end, Output output, AuthorityView? before = null)
    {
        var view = View(stateDirectory, name);
        var report = new CaReport(action, now, [view], (view.Replaced ?? before?.Replaced) is { } replaced ? Left(view, replaced, now) : []) { End = end, Next = Next(view, end) };
        output.Show(report, HumanView.Write, JsonView.Render);
        return Task.FromResult(report.ExitCode);
    }

    static ValueList<string> Left(AuthorityView view, ReplacedAuthority replaced, DateTimeOffset now) => LeavesLeft.Of(view.Ledger, replaced.Ledger, now)
        .Select(entry => $"the {CertText.Of(entry.Use)} certificate {entry.Subject}, until {Wording.Day(entry.NotAfter)}, is of the old authority and was not issued anew")
        .ToValueList();

    static ValueList<string> Next(AuthorityView view, RolloverEnd? end)
    {
        var authority = ShellWord.Join(["--authority", view.Name]);
        if (end is { Retired: { } retired })
            return
            [
                $"Give every client {view.CertificateFile} again, which holds the new authority alone, and every server whose ssl_ca_file holds the old one",
                $"To take it back, give clients {retired}/ca.crt beside it; pgseal cert ca import takes over the pair there under another --authority",
            ];
        if (end is not null)
            return [.. end.Findings.Blockers.Select(blocker => blocker.Next).Distinct()];
        return view.Replaced is null ? [$"pgseal cert ca rollover {authority} --start"] :
        [
            $"Give every client {view.CertificateFile} as its sslrootcert: it holds both authorities; servers that check client certificates get it as ssl_ca_file, and reload",
            "pgseal cert renew TARGET --standby TARGET --yes, for every cluster: what the old authority signed is due",
            $"pgseal cert ca rollover {authority} --finish TARGET --standby TARGET, for all of them at once: it lists who is not proven to trust the new one",
        ];
    }

    static AuthorityView View(string stateDirectory, string name) => AuthorityView.TryRead(stateDirectory, name)
        ?? throw new BadInput("there is no authority of that name", "make it: pgseal cert ca create --authority NAME, or see which there are: pgseal cert ca show", name);
}
