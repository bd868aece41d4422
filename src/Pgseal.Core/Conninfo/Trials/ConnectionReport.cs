namespace Pgseal.Core.Conninfo.Trials;

/// <summary>What really happened when a client's settings were tried.</summary>
public sealed record ConnectionReport
{
    /// <summary>Which of the hosts.</summary>
    public required string Host { get; init; }

    public required TrialChannel Channel { get; init; }

    /// <summary>What was done, in order, each a sentence.</summary>
    public required ValueList<string> Steps { get; init; }

    /// <summary>The last TLS handshake, also where plaintext followed; null when there was none.</summary>
    public TlsSeen? Tls { get; init; }

    /// <summary>What the server asked for, as a sentence about it; null when it did not get so far.</summary>
    public string? Asked { get; init; }

    /// <summary>The SASL mechanisms that it offered.</summary>
    public ValueList<string> Mechanisms { get; init; }

    /// <summary>Whether this client would bind SCRAM to the TLS channel here; null where the server did not ask for SCRAM.</summary>
    public bool? BindsChannel { get; init; }

    public TrialLogin Login { get; init; }

    /// <summary>Why there is no login, or none was tried.</summary>
    public string? LoginBecause { get; init; }

    /// <summary>Why there is no connection; null when there is one.</summary>
    public string? Failure { get; init; }
}
