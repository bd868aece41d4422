using Pgseal.Core.Certificates;
using Pgseal.Core.Hba;
using Pgseal.Core.Hosts;
using Pgseal.Core.Planning;
using Pgseal.Core.Tls.Enumerating;

namespace Pgseal.Core.Posture.Facts;

/// <summary>What was observed of one server, each fact with why it could not be seen when it was not.</summary>
/// <param name="Target">How it was reached, without a password.</param>
/// <param name="Unreached">Why no SQL session could be opened; null when one was.</param>
/// <param name="Server">Null exactly when it was not reached.</param>
public sealed record MemberFacts(string Target, Problem? Unreached, ServerFacts? Server)
{
    /// <summary>The name or address it was reached by, as clients would type it; null for a Unix socket.</summary>
    public string? Host { get; init; }

    /// <summary>Every address it listens on, with what was answered there.</summary>
    public ValueList<EndpointFacts> Endpoints { get; init; }

    /// <summary>Which versions and weak suites it accepts, from hellos to one address; null where that was not asked.</summary>
    public TlsInventory? Tls { get; init; }

    /// <summary>The rules files, read now: not what is loaded.</summary>
    public Observed<RulesFacts> Rules { get; init; } = new Observed<RulesFacts>.NotSeen("the server was not reached");

    /// <summary>Roles, databases, interfaces: what the rules are judged against.</summary>
    public HbaEnvironment? Environment { get; init; }

    /// <summary>All sessions but pgseal's own; not seen when this role sees only its own row (I10).</summary>
    public Observed<ValueList<Sessions.Session>> Sessions { get; init; } = new Observed<ValueList<Sessions.Session>>.NotSeen("the server was not reached");

    /// <summary>The rows of pg_stat_replication.</summary>
    public Observed<ValueList<Receiver>> Receivers { get; init; } = new Observed<ValueList<Receiver>>.NotSeen("the server was not reached");

    /// <summary>What this standby dials; null on a primary.</summary>
    public Upstream? Upstream { get; init; }

    public Observed<PairFacts> Pair { get; init; } = new Observed<PairFacts>.NotSeen("the server was not reached");

    /// <summary>The revocation list that ssl_crl_file names; null when it names none or it may not be read.</summary>
    public RevocationListFacts? RevocationList { get; init; }

    /// <summary>Lines of the configuration files that the next start would trip over, from pg_file_settings.</summary>
    public Observed<ValueList<FileError>> FileErrors { get; init; } = new Observed<ValueList<FileError>>.NotSeen("the server was not reached");

    /// <summary>Whose run has this member; null when nobody's has, or its marker may not be read.</summary>
    public UnfinishedRun? Unfinished { get; init; }

    /// <summary>Who else manages its configuration; empty when nobody was recognised.</summary>
    public ValueList<OtherOwner> Managers { get; init; }

    /// <summary>Roles that may log in and whose password is kept as md5.</summary>
    public Observed<ValueList<string>> Md5Roles { get; init; } = new Observed<ValueList<string>>.NotSeen("the server was not reached");

    /// <summary>Where password_encryption is set for a role or a database alone.</summary>
    public ValueList<RoleSetting> PasswordEncryptions { get; init; }

    /// <summary>What the configuration files say of the settings that TLS depends on, in the order in which they are read.</summary>
    public Observed<ValueList<FileSetting>> FileSettings { get; init; } = new Observed<ValueList<FileSetting>>.NotSeen("the server was not reached");

    /// <summary>SHA-256 of every certificate in ssl_ca_file, in order of their values; empty when it names none.</summary>
    public Observed<ValueList<string>> ClientAuthorities { get; init; } = new Observed<ValueList<string>>.NotSeen("the server was not reached");

    /// <summary>Whom the server dials; null where that was not asked.</summary>
    public Outbound? Outbound { get; init; }

    /// <summary>What stands in files beside what is in force; null where that was not asked.</summary>
    public Standing? Standing { get; init; }
}
