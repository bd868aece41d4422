using System.Net;

namespace Pgseal.Core.Conninfo;

/// <summary>Reads a target as libpq reads a connection string: what is given wins over the service file, that over the environment, that over defaults.</summary>
/// <remarks>Source: PostgreSQL 18, "Database Connection Control Functions" (32.1). More than one host is refused: a target is one server.</remarks>
public static class TargetText
{
    /// <param name="given">A URI, a key=value text, <c>host[:port]</c> or a socket directory; null or blank: the environment alone.</param>
    /// <exception cref="InvalidTarget">The text, a service or a value cannot be understood.</exception>
    public static Target Read(string? given, ClientEnvironment environment)
    {
        var settings = GatheredSettings.Of(given, environment);
        string? Value(string keyword) => settings.TryGetValue(keyword, out var setting) ? setting.Value : null;
        string? NonEmpty(string keyword) => Value(keyword) is { Length: > 0 } value ? value : null;

        var host = One(NonEmpty("host"));
        var address = Address(One(NonEmpty("hostaddr")));
        var isPath = host is not null && host[0] is '/' or '@';
        var isSocket = isPath && address is null; // an address wins
        var port = Port(One(NonEmpty("port")));
        var user = NonEmpty("user") ?? environment.UserName;
        var rootCert = NonEmpty("sslrootcert");
        var sslMode = Value("sslmode") is { } mode ? SslModeText.Parse(mode) : rootCert == "system" ? SslMode.VerifyFull : SslMode.Prefer;
        if (rootCert == "system" && sslMode != SslMode.VerifyFull)
            throw new InvalidTarget($"sslmode {SslModeText.Of(sslMode)} is too weak for sslrootcert=system", "write sslmode=verify-full");
        var negotiation = (SslNegotiation)Choice.Among("sslnegotiation", Value("sslnegotiation") ?? "postgres", ["postgres", "direct"]);
        if (negotiation == SslNegotiation.Direct && sslMode < SslMode.Require)
            throw new InvalidTarget($"sslmode {SslModeText.Of(sslMode)} is too weak for sslnegotiation=direct", "write sslmode=require or stronger");
        CheckChoices(Value);
        if (NonEmpty("requirepeer") is not null && (isPath || host is null))
            throw new InvalidTarget("requirepeer asks for a check of the server's user, which pgseal does not do", "leave requirepeer (PGREQUIREPEER) out, or name a TCP host");
        var useCertificate = Value("sslcertmode") != "disable";
        return new Target
        {
            Name = NameOf(given, host ?? address?.ToString(), port),
            Settings = [.. settings.Values],
            Host = isPath ? null : host,
            SocketDirectory = isSocket ? host : null,
            HostAddress = address,
            Port = port,
            Database = NonEmpty("dbname") ?? user,
            User = user,
            Password = NonEmpty("password") is { } password ? new Secret(password) : null,
            PassFilePath = NonEmpty("passfile") ?? environment.InHome(".pgpass"),
            SslMode = sslMode,
            SslNegotiation = negotiation,
            SslRootCert = rootCert ?? environment.InHome(".postgresql/root.crt"),
            SslCrl = NonEmpty("sslcrl") ?? environment.InHome(".postgresql/root.crl"),
            SslCert = useCertificate ? NonEmpty("sslcert") ?? environment.InHome(".postgresql/postgresql.crt") : null,
            SslKey = useCertificate ? NonEmpty("sslkey") ?? environment.InHome(".postgresql/postgresql.key") : null,
            SslPassword = NonEmpty("sslpassword") is { } passphrase ? new Secret(passphrase) : null,
            SslSni = Value("sslsni") is not { } sni || sni.StartsWith('1'),
            SslMinProtocolVersion = NonEmpty("ssl_min_protocol_version") ?? "TLSv1.2",
            SslMaxProtocolVersion = NonEmpty("ssl_max_protocol_version"),
            ChannelBinding = NonEmpty("channel_binding") ?? "prefer",
            RequireAuth = NonEmpty("require_auth"),
            Options = NonEmpty("options"),
        };
    }

    static void CheckChoices(Func<string, string?> value)
    {
        Check("channel_binding", "disable", "prefer", "require");
        Check("gssencmode", "disable", "prefer", "require");
        Check("sslcertmode", "disable", "allow", "require");
        Check("ssl_min_protocol_version", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
        Check("ssl_max_protocol_version", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");
        Check("target_session_attrs", "any", "read-write", "read-only", "primary", "standby", "prefer-standby");
        foreach (var method in (value("require_auth") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
            Choice.Among("require_auth", method.TrimStart('!'), ["password", "md5", "gss", "sspi", "scram-sha-256", "oauth", "none"]);
        if (value("connect_timeout") is { } timeout && !int.TryParse(timeout, out _))
            throw new InvalidTarget("connect_timeout is not a number", "write whole seconds: connect_timeout=10");
        if (value("ssl_max_protocol_version") is { Length: > 0 } highest
            && (string.CompareOrdinal(highest, "TLSv1.2") < 0 || string.CompareOrdinal(highest, value("ssl_min_protocol_version") ?? "") < 0))
            throw new InvalidTarget("ssl_max_protocol_version leaves no version that pgseal speaks", "write TLSv1.2 or TLSv1.3, not below ssl_min_protocol_version");
        if (value("gssencmode") == "require")
            throw new InvalidTarget("gssencmode=require asks for GSSAPI encryption, which pgseal does not speak", "leave gssencmode out: pgseal then uses TLS");

        void Check(string keyword, params ReadOnlySpan<string> valid)
        {
            if (value(keyword) is { Length: > 0 } word)
                Choice.Among(keyword, word, valid);
        }
    }

    static string? One(string? value) => value is not null && value.Contains(',', StringComparison.Ordinal) ? throw HostPort.SeveralHosts() : value;

    static int Port(string? value) =>
        value is null ? 5432
        : int.TryParse(value, out var port) && port is > 0 and <= 65535 ? port
        : throw new InvalidTarget("the port is not a number from 1 to 65535", "write the port that the server listens on, usually 5432");

    static IPAddress? Address(string? value) =>
        value is null ? null
        : IPAddress.TryParse(value, out var address) ? address
        : throw new InvalidTarget("hostaddr is not an IP address", "put a name into host, and an address like 192.0.2.7 or 2001:db8::7 into hostaddr");

    /// <summary>What was given for a target, safe to show: passwords are left out.</summary>
    /// <exception cref="InvalidTarget">The text cannot be understood.</exception>
    public static string WithoutSecrets(string given) =>
        UriText.IsUri(given) ? UriText.WithoutSecrets(given)
        : given.Contains('=', StringComparison.Ordinal) ? KeyValueText.WithoutSecrets(given)
        : given;

    static string NameOf(string? given, string? host, int port) =>
        string.IsNullOrWhiteSpace(given) ? $"{(host is not null && host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host ?? "localhost")}:{port}" : WithoutSecrets(given);
}
