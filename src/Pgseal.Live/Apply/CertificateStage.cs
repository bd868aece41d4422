using System.Globalization;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Live.Certificates;

namespace Pgseal.Live.Apply;

/// <summary>Puts a complete pair into a member's directory, private to the server's user; nothing points at it yet.</summary>
/// <param name="files">The pair that was given; null where the authority issues.</param>
/// <param name="keyPassphrase">Protects a key that is issued; null leaves it bare.</param>
sealed class CertificateStage(RunRecorder recorder, RunOptions options, (string Certificate, string Key)? files, Secret? keyPassphrase)
{
    public Task RunAsync(Preparation cluster, Member member, MemberPlan plan, Action<string> say, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var install in plan.Changes.OfType<Change.InstallCertificate>())
        {
            if (install.Leaf is { } leaf)
            {
                var now = DateTimeOffset.UtcNow;
                using var authority = LocalAuthority.OpenOrCreate(
                    cluster.AuthorityDirectory, ulong.Parse(member.Server.SystemIdentifier, CultureInfo.InvariantCulture), now, options.AuthorityPassphrase);
                var pair = authority.Issue(leaf, now, keyPassphrase);
                member.Directory.Prepare(recorder.Generation, pair.Certificate, pair.Key);
            }
            else
            {
                var pair = PairFiles.Read(files!.Value.Certificate, files.Value.Key);
                member.Directory.Prepare(recorder.Generation, pair.Certificate, pair.Key);
            }
            say($"{member.Name}: {install.Subject} for {string.Join(", ", install.Names)}, until {install.NotAfter:yyyy-MM-dd}");
        }
        return Task.CompletedTask;
    }
}
