using Pgseal.Core.Conninfo.Drivers;

namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What a client does about encryption with its settings, whichever driver it is.</summary>
public sealed record ClientPosture
{
    public required Driver Driver { get; init; }

    /// <summary>The driver with its version: <c>libpq 18</c>.</summary>
    public required string DriverText { get; init; }

    /// <summary>Every setting that matters here, defaults too.</summary>
    public required ValueList<ClientSetting> Settings { get; init; }

    public required ValueList<ClientHost> Hosts { get; init; }

    public required PlaintextUse Plaintext { get; init; }

    public required ServerCheck Check { get; init; }

    /// <summary>The setting that decides over <see cref="Plaintext"/> and <see cref="Check"/>, as written: <c>sslmode=prefer</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>The file of the authorities that are trusted; null where nothing is checked, or the system's are trusted.</summary>
    public string? RootFile { get; init; }

    /// <summary>Whether the authorities that are trusted are those of the machine or runtime, who issue to everybody.</summary>
    public bool PublicRoots { get; init; }

    /// <summary>TLS begins without asking for it: ALPN <c>postgresql</c>.</summary>
    public bool Direct { get; init; }

    /// <summary>Whether only GSSAPI encryption will do; TLS then plays no part.</summary>
    public bool GssOnly { get; init; }

    /// <summary>Whether the driver can bind SCRAM to the TLS channel.</summary>
    public bool CanBindChannel { get; init; }

    /// <summary>Whether it gives up unless SCRAM is bound to the TLS channel.</summary>
    public bool ChannelBindingRequired { get; init; }

    public LoginMethods LoginMethods { get; init; } = LoginMethods.All;

    /// <summary>Whether the user who owns the server's process is checked on a Unix socket.</summary>
    public bool ChecksPeer { get; init; }

    /// <summary>Why such a client never gets a connection, whatever the server does; null where it may.</summary>
    public string? NeverConnects { get; init; }

    public ValueList<Trap> Traps { get; init; }

    public ValueList<Fix> Fixes { get; init; }

    public required ClientLogin Login { get; init; }

    /// <summary>Whether nothing crosses a network.</summary>
    public bool IsLocal => Hosts.All(host => host.IsSocket);
}
