namespace Pgseal.Core.Probing;

/// <summary>What a server did with bytes that followed an SSLRequest in the same segment.</summary>
public enum StuffingResult
{
    /// <summary>It said that it does not take them.</summary>
    Refused,

    /// <summary>It ended the connection.</summary>
    HungUp,

    /// <summary>It took them for what the client said inside TLS (CVE-2021-23214).</summary>
    Processed,

    NotHeard,
}
