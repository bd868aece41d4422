namespace Pgseal.Core.Tls.Hello;

/// <summary>A fault in a sentence.</summary>
public static class HelloFaultText
{
    public static string Of(HelloFault fault) => fault switch
    {
        HelloFault.CutShort => "the connection ended in the middle of the server's answer",
        HelloFault.TooLong => "the server's answer has no end",
        HelloFault.Record => "the server answered with a record that TLS does not know",
        HelloFault.Alert => "the server answered with an alert that cannot be read",
        HelloFault.Order => "the server answered with a message that may not come there",
        HelloFault.ServerHello => "the server's ServerHello cannot be read",
        HelloFault.Version => "the server chose a version that does not exist",
        HelloFault.Retry => "the server went on with TLS 1.3 without asking for a key",
        HelloFault.KeyExchange => "the server's ServerKeyExchange cannot be read",
        HelloFault.CertificateRequest => "the server's CertificateRequest cannot be read",
        HelloFault.NotOffered => "the server chose what was not offered",
    };
}
