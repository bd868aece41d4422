using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Settings that are not what the files say, and a key that the next reload could not read.</summary>
static class PendingRules
{
    public static IEnumerable<Finding> Find(MemberCase it) =>
        it.Member is { Standing: { } standing, Server: { } server } ? [.. Settings(it, standing), .. Passphrase(it, server), .. Hidden(it, standing, server)] : [];

    static IEnumerable<Finding> Settings(MemberCase it, Standing standing)
    {
        // A file that cannot be parsed shows no setting at all; restart-would-fail names it.
        var readable = standing.FilesNotSeen is null && it.Member.FileErrors.Match(errors => errors.Count == 0, _ => false);
        foreach (var setting in standing.Settings)
        {
            var differs = readable && setting.Source != "command line" && (setting.Differs || setting.IsGone);
            if (setting.NeedsRestart ? setting.PendingRestart || differs : differs)
                yield return setting.NeedsRestart
                    ? New(FindingRules.RestartPending, setting, "Restart the server when it suits, or take the change back: ALTER SYSTEM RESET does it for what ALTER SYSTEM set")
                    : New(FindingRules.SettingNotLoaded, setting, "Read the line again, and if it is as it should be, reload: SELECT pg_reload_conf()");
        }
    }

    static Finding New(FindingRule rule, SettingOnDisk setting, string hint) => new(
        rule,
        setting.Name,
        $"{setting.InEffect} is in effect, {(setting.OnDisk is { } value ? $"and the file says {value}" : setting.IsGone && setting.File is null && !setting.PendingRestart ? "and no file sets it any more" : "and a file says otherwise")}",
        setting.File is { } file ? $"{file}:{setting.Line}" : "pg_settings",
        hint);

    /// <remarks>PostgreSQL 13 to 18, be-secure-openssl.c: at a reload the command is run only where ssl_passphrase_command_supports_reload says so, and nothing else can ask.</remarks>
    static IEnumerable<Finding> Passphrase(MemberCase it, ServerFacts server)
    {
        var command = server.Settings.Value("ssl_passphrase_command") is { Length: > 0 };
        var pair = it.Member.Pair.Match<PairFacts?>(pair => pair, _ => null);
        if (!server.Settings.IsOn("ssl") || pair is not { KeyEncrypted: true } || (command && server.Settings.IsOn("ssl_passphrase_command_supports_reload")))
            yield break;
        yield return new(
            FindingRules.PassphraseBlocksReload,
            command ? "ssl_passphrase_command_supports_reload" : "ssl_passphrase_command",
            command ? "off, and the key in the file has a passphrase" : "empty, and the key in the file has a passphrase",
            pair.KeyFile,
            command
                ? "Where ssl_passphrase_command needs no terminal: ALTER SYSTEM SET ssl_passphrase_command_supports_reload = on, then SELECT pg_reload_conf()"
                : "Set ssl_passphrase_command and ssl_passphrase_command_supports_reload, or use a key without a passphrase");
    }

    /// <summary>What too few rights leave unsaid.</summary>
    static IEnumerable<Finding> Hidden(MemberCase it, Standing standing, ServerFacts server)
    {
        var hidden = new List<(string Because, ValueList<FindingRule> NotJudged)>();
        if (standing.FilesNotSeen is { } files)
            hidden.Add(($"{files}: whether a setting waits to be loaded is unknown", [FindingRules.SettingNotLoaded, FindingRules.RestartPending, FindingRules.RestartWouldFail]));
        if (it.Member.Rules is Observed<RulesFacts>.Seen { Value.FromView: true })
            hidden.Add(($"the role {server.CurrentUser} may not read the rules files: whether they are newer than what is loaded is unknown", [FindingRules.HbaFileNotLoaded, FindingRules.LoadedRulesDiffer]));
        if (server.Settings.IsOn("ssl") && standing.CertificateWritten is Observed<DateTimeOffset?>.NotSeen written)
            hidden.Add(($"{written.Because}: which sessions are older than the certificate is unknown", [FindingRules.SessionUnderOldCertificate]));
        // A command without the leave to run at a reload is given for a key with a passphrase only; whether it has one shows on its host.
        if (server.Settings.IsOn("ssl") && it.Member.Pair.Match(pair => !pair.KeyChecked, _ => true)
            && server.Settings.Value("ssl_passphrase_command") is { Length: > 0 } && !server.Settings.IsOn("ssl_passphrase_command_supports_reload"))
            hidden.Add(("the key may not be read here: whether its passphrase stops a reload is unknown", [FindingRules.PassphraseBlocksReload]));
        if (hidden.Count > 0)
            yield return new(
                FindingRules.NotEnoughPrivilege,
                $"role {server.CurrentUser}",
                string.Join("; ", hidden.Select(one => one.Because)),
                it.Member.Target,
                $"Use a superuser on the server's host, or grant what an audit reads: {AccessRules.Grants}")
            {
                NotJudged = hidden.SelectMany(one => one.NotJudged).ToValueList(),
            };
    }
}
