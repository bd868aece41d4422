using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>The line that renews certificates every day, for a person to paste.</summary>
public static class RenewalLine
{
    /// <param name="notAfter">The first end of those that it renews.</param>
    /// <param name="state">Where authority and journals stand: another user's default would be another place.</param>
    /// <param name="passphraseFile">Of a protected authority; null when it is not protected.</param>
    public static Renewal Of(ClusterTargets cluster, DateTimeOffset notAfter, string state, string? passphraseFile) => Of(
        [cluster.Primary.ToConninfo(), .. cluster.Standbys.SelectMany(standby => (string[])["--standby", standby.ToConninfo()])], notAfter, state, passphraseFile);

    /// <summary>Where the server is not known yet but by the name in its certificate.</summary>
    public static Renewal Of(string host, DateTimeOffset notAfter, string state, string? passphraseFile) => Of((string[])[$"host={KeyValueText.Quote(host)}"], notAfter, state, passphraseFile);

    static Renewal Of(string[] targets, DateTimeOffset notAfter, string state, string? passphraseFile)
    {
        var command = ShellWord.Join(["pgseal", "cert", "renew", .. targets, "--state-dir", state, .. passphraseFile is null ? [] : (string[])["--passphrase-file", Path.GetFullPath(passphraseFile)], "--yes"]);
        // In a crontab a bare % ends the command.
        return new(notAfter, notAfter - Expiry.RenewalWindow, command, $"17 3 * * * {Environment.UserName} {command.Replace("%", "\\%", StringComparison.Ordinal)}");
    }
}
