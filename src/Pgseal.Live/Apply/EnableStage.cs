using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Runs;
using Pgseal.Core.Tls;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Apply;

/// <summary>Makes one member serve TLS from its pair and believes only the wire (S1, S3).</summary>
sealed class EnableStage(Member member, MemberPlan plan, RunRecorder recorder, TimeSpan patience)
{
    readonly SettingWriter settingWriter = new(member, recorder, patience);

    public async Task RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var settings = plan.Changes.OfType<Change.SetSetting>().ToList();
        var installs = plan.Changes.OfType<Change.InstallCertificate>().Any();
        if (settings.Count == 0 && !installs)
            return;
        var pairPaths = settings.Where(it => it.Name is "ssl_cert_file" or "ssl_key_file").ToList();
        if (installs)
        {
            if (pairPaths.Count > 0)
                await KeepOldPairReachableAsync(pairPaths, cancellationToken);
            await SwitchAsync(recorder.Generation);
            await settingWriter.WriteAsync(pairPaths, cancellationToken);
        }
        await settingWriter.WriteAsync(settings.Except(pairPaths), cancellationToken);
        await settingWriter.LoadAsync(cancellationToken);
        await VerifyAsync(say, cancellationToken);
    }

    /// <summary>
    /// Where a pair is in use from other paths, the settings are first pointed through the link at copies of that same pair: then certificate and key
    /// switch in one rename, and a restart at any instant finds a pair that fits. Two ALTER SYSTEMs alone would leave an instant in which it does not.
    /// </summary>
    async Task KeepOldPairReachableAsync(List<Change.SetSetting> pairPaths, CancellationToken cancellationToken)
    {
        var settings = member.Server.Settings;
        if (!settings.IsOn("ssl") || settings.Path("ssl_cert_file") is not { } certificate || settings.Path("ssl_key_file") is not { } key)
            return;
        byte[] certificateBytes, keyBytes;
        try
        {
            (certificateBytes, keyBytes) = (HostFile.Read(certificate), HostFile.Read(key));
        }
        catch (FileFailure)
        {
            return; // there is no working pair to keep
        }
        var generation = $"{recorder.Generation}-before";
        member.Directory.Prepare(generation, certificateBytes, keyBytes);
        await SwitchAsync(generation);
        await settingWriter.WriteAsync(pairPaths, cancellationToken);
    }

    Task SwitchAsync(string generation)
    {
        var directory = member.Directory;
        var before = directory.Current();
        return recorder.DoAsync(new UndoableAction.LinkSwitched(member.Name, $"{directory.Path}/current", before, generation), () =>
        {
            directory.Switch(generation);
            return Task.CompletedTask;
        });
    }

    /// <summary>A reload that did not take says so nowhere but in the server's log: the certificate served must be the one in the file.</summary>
    async Task VerifyAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var server = await ServerReader.ReadAsync(member.Session, cancellationToken);
        var endpoints = await EndpointReader.HandshakesAsync(member.Session, server, member.Host, patience, cancellationToken);
        var file = CertificateFile.Read(HostFile.Read(server.Settings.Path("ssl_cert_file")!)) is [var leaf, ..] ? leaf.Sha256 : null;
        foreach (var (endpoint, outcome) in endpoints)
        {
            if (outcome is not HandshakeOutcome.Served served)
                throw Failed(HandshakeText.Failure(outcome) ?? "it answers that it has no TLS, though ssl is on: the pair was not loaded", endpoint);
            if (served.LeafSha256 != file)
                throw Failed("it serves another certificate than the one in the file: the reload did not take", endpoint);
            say($"{member.Name}: {endpoint} serves {served.Protocol} with sha256 {served.LeafSha256}");
        }
        if (endpoints.Count == 0)
            throw Failed("it listens on no TCP address, so that TLS could not be seen", member.Name);
    }

    static VerificationFailed Failed(string what, string where) => new(what, where, "Read the server's log for the reason");
}
