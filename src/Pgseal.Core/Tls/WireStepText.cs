namespace Pgseal.Core.Tls;

/// <summary>What a step is called in a sentence: "… while CONNECTING".</summary>
public static class WireStepText
{
    public static string While(WireStep step) => step switch
    {
        WireStep.Connect => "connecting",
        WireStep.SslRequest => "waiting for the answer to an SSLRequest",
        WireStep.GssRequest => "waiting for the answer to a GSSENCRequest",
        WireStep.Handshake => "in the TLS handshake",
        WireStep.Startup => "waiting for the answer to a StartupMessage",
    };
}
