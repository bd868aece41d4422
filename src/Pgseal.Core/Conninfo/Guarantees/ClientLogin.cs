namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What a client needs to open a session, besides hosts and what it demands of them.</summary>
public sealed record ClientLogin(string User, string Database)
{
    public Secret? Password { get; init; }

    public string? SslCert { get; init; }

    public string? SslKey { get; init; }

    public Secret? SslPassword { get; init; }

    public string? SslCrl { get; init; }

    public bool SslSni { get; init; } = true;

    public string SslMinProtocolVersion { get; init; } = "TLSv1.2";

    public string? SslMaxProtocolVersion { get; init; }

    public string ChannelBinding { get; init; } = "prefer";

    public string? RequireAuth { get; init; }

    public string? Options { get; init; }
}
