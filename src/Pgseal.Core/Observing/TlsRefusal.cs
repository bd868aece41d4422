namespace Pgseal.Core.Observing;

/// <summary>Reads OpenSSL's reasons for a handshake that failed, as the server's log has them.</summary>
static class TlsRefusal
{
    /// <summary>The alerts by which a client says that it does not trust the certificate: RFC 8446, 6.2.</summary>
    static readonly ValueList<string> Distrust = ["unknown ca", "bad certificate", "certificate unknown", "certificate expired", "unsupported certificate"];

    public static bool IsDistrust(string reason) => Distrust.Any(alert => reason.Contains(alert, StringComparison.OrdinalIgnoreCase));
}
