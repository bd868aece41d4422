using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pgseal.Testing.Hostile;

/// <summary>Poses as a server with a certificate of its own; takes clients in clear too.</summary>
public static class Impostor
{
    /// <summary>Reads and passes on everything between client and server.</summary>
    /// <param name="certificate">With its key.</param>
    public static Script InFrontOf(EndPoint server, X509Certificate2 certificate) => Posing(certificate, (client, token) => Relay.PassBothAsync(client, server, _ => { }, token));

    /// <summary>Asks every client for its password in clear.</summary>
    /// <param name="certificate">Null to have no TLS.</param>
    /// <param name="take">Is given what came.</param>
    public static Script Thief(X509Certificate2? certificate, Action<string> take) => Posing(certificate, async (client, token) =>
    {
        await ReadMessageAsync(client, hasType: false, token); // the StartupMessage
        await client.WriteAsync(Scripts.Authentication(3), token);
        var answer = await ReadMessageAsync(client, hasType: true, token);
        take(Encoding.UTF8.GetString(answer).TrimEnd('\0'));
    });

    static Script Posing(X509Certificate2? certificate, Func<Stream, CancellationToken, Task> talk) => async (client, token) =>
    {
        switch (await Opening.AfterRequestsAsync(client, certificate is not null, token))
        {
            case FirstBytes.Startup:
                await talk(client, token);
                break;
            case FirstBytes.Tls when certificate is not null:
                await TalkOverTlsAsync(client, certificate, talk, token);
                break;
        }
    };

    static async Task TalkOverTlsAsync(NetworkStream client, X509Certificate2 certificate, Func<Stream, CancellationToken, Task> talk, CancellationToken cancellationToken)
    {
        await using var tls = new SslStream(client);
        var options = new SslServerAuthenticationOptions { ServerCertificate = certificate, ApplicationProtocols = [new SslApplicationProtocol("postgresql")] };
        try
        {
            await tls.AuthenticateAsServerAsync(options, cancellationToken);
        }
        catch (AuthenticationException)
        {
            return; // the client does not take the certificate
        }
        await talk(tls, cancellationToken);
    }

    static async Task<byte[]> ReadMessageAsync(Stream client, bool hasType, CancellationToken cancellationToken)
    {
        var head = new byte[hasType ? 5 : 4];
        await client.ReadExactlyAsync(head, cancellationToken);
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4)) - 4];
        await client.ReadExactlyAsync(body, cancellationToken);
        return body;
    }
}
