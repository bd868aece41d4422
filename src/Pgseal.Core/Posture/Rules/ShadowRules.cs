using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Lines of configuration files that somebody believes in and that do not count.</summary>
/// <remarks>PostgreSQL 13-18, "Setting Parameters": postgresql.auto.conf overrides every other file, the command line overrides both.</remarks>
public static class ShadowRules
{
    /// <summary>What TLS and the door depend on. No secrets: ssl_passphrase_command may hold one, so it is not among them.</summary>
    public static ValueList<string> Watched { get; } =
    [
        "ssl", "ssl_cert_file", "ssl_key_file", "ssl_ca_file", "ssl_crl_file", "ssl_crl_dir", "ssl_min_protocol_version", "ssl_max_protocol_version",
        "ssl_ciphers", "ssl_tls13_ciphers", "ssl_ecdh_curve", "ssl_groups", "hba_file", "ident_file", "listen_addresses", "password_encryption",
    ];

    internal static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Server is not { } server)
            return [];
        return it.Member.FileSettings.Match<IEnumerable<Finding>>(
            lines => Watched.Select(name => Find(name, lines.Where(line => line.Name == name).ToList(), server.Settings.Find(name))).OfType<Finding>(),
            because => [Undecided.Forbidden(it.Member, because, $"Grant it what an audit reads: {AccessRules.Grants}", FindingRules.SettingShadowed)]);
    }

    static Finding? Find(string name, List<FileSetting> lines, Setting? effective)
    {
        var byHand = lines.LastOrDefault(line => !line.IsOfAlterSystem);
        var bySystem = lines.LastOrDefault(line => line.IsOfAlterSystem);
        if (effective is { IsForced: true } && (bySystem ?? byHand) is { } written && !SettingValue.AreSame(name, written.Value, effective.Value))
            return new(
                FindingRules.SettingShadowed,
                name,
                $"{written.Place} says {Shown(written.Value)}; the server's command line says {Shown(effective.Value)}, and that counts",
                written.Place,
                $"Start the server without {name} on its command line (postmaster.opts in the data directory holds it), or correct the file");
        return byHand is not null && bySystem is not null && !SettingValue.AreSame(name, byHand.Value, bySystem.Value)
            ? new(
                FindingRules.SettingShadowed,
                name,
                $"{byHand.Place} says {Shown(byHand.Value)}; {bySystem.Place}, written by ALTER SYSTEM, says {Shown(bySystem.Value)}, and that counts",
                byHand.Place,
                $"Correct {byHand.Place}, or let it count: ALTER SYSTEM RESET {name}, then SELECT pg_reload_conf()")
            : null;
    }

    static string Shown(string value) => value.Length == 0 ? "nothing" : value;
}
