using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Pgseal.Testing.Hostile;

/// <summary>The behaviours of servers that are broken, something else, or an attacker.</summary>
public static class Scripts
{
    const int SslRequest = (1234 << 16) + 5679, GssRequest = (1234 << 16) + 5680;

    /// <summary>Accepts and never says a word.</summary>
    public static Script Silence { get; } = (_, token) => Task.Delay(Timeout.Infinite, token);

    /// <summary>Closes at once.</summary>
    public static Script HangUp { get; } = (_, _) => Task.CompletedTask;

    /// <summary>Closes as soon as the client has spoken.</summary>
    public static Script Close { get; } = ReadMessageAsync;

    /// <summary>Resets the connection as soon as the client has spoken.</summary>
    public static Script Reset { get; } = async (stream, token) =>
    {
        await ReadMessageAsync(stream, token);
        stream.Socket.LingerState = new LingerOption(true, 0);
        stream.Socket.Close();
    };

    /// <summary>Repeats the same bytes for as long as somebody takes them.</summary>
    public static Script Endless(params byte[] bytes) => async (stream, token) =>
    {
        await ReadMessageAsync(stream, token);
        while (true)
            await stream.WriteAsync(bytes, token);
    };

    /// <summary>Sends one byte, waits, and so on; then is silent.</summary>
    public static Script Drip(TimeSpan pause, params byte[] bytes) => async (stream, token) =>
    {
        await ReadMessageAsync(stream, token);
        foreach (var one in bytes)
        {
            await stream.WriteAsync(new[] { one }, token);
            await Task.Delay(pause, token);
        }
        await Task.Delay(Timeout.Infinite, token);
    };

    /// <summary>Answers the client's first message with these bytes and goes on with another script.</summary>
    public static Script Answer(byte[] bytes, Script then) => async (stream, token) =>
    {
        await ReadMessageAsync(stream, token);
        await stream.WriteAsync(bytes, token);
        await then(stream, token);
    };

    /// <summary>Says these bytes without being asked and goes on with another script.</summary>
    public static Script Say(byte[] bytes, Script then) => async (stream, token) =>
    {
        await stream.WriteAsync(bytes, token);
        await then(stream, token);
    };

    /// <summary>Refuses GSSAPI as PostgreSQL does, then does one thing after an SSLRequest and another after a StartupMessage; hangs up on anything else.</summary>
    public static Script Requests(Script onSsl, Script onStartup) => async (stream, token) =>
    {
        while (await ReadRequestAsync(stream, token) is var code and not 0)
        {
            if (code != GssRequest)
            {
                await (code == SslRequest ? onSsl : onStartup)(stream, token);
                return;
            }
            await stream.WriteAsync("N"u8.ToArray(), token);
        }
    };

    /// <summary>A web server, to which a client of PostgreSQL is a bad request.</summary>
    public static Script Http { get; } = Answer("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), HangUp);

    /// <summary>A message of the protocol.</summary>
    public static byte[] Message(char type, params byte[] body)
    {
        var message = new byte[5 + body.Length];
        message[0] = (byte)type;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), 4 + body.Length);
        body.CopyTo(message, 5);
        return message;
    }

    /// <summary>An ErrorResponse; each field is its letter and its text, one byte for a character.</summary>
    public static byte[] Error(params string[] fields) =>
        Message('E', [.. fields.SelectMany(field => Encoding.Latin1.GetBytes(field + '\0')), 0]);

    /// <summary>An authentication request.</summary>
    public static byte[] Authentication(int code, string rest = "") => Message('R', [0, 0, 0, (byte)code, .. Encoding.ASCII.GetBytes(rest)]);

    /// <returns>The code of the request; 0 when it is none.</returns>
    static async Task<int> ReadRequestAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[8];
        await stream.ReadExactlyAsync(head, cancellationToken);
        if (BinaryPrimitives.ReadInt32BigEndian(head) is not (>= 8 and < 4096 and var length))
            return 0;
        await stream.ReadExactlyAsync(new byte[length - head.Length], cancellationToken);
        return BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
    }

    /// <summary>Takes whatever the client says next.</summary>
    static async Task ReadMessageAsync(NetworkStream stream, CancellationToken cancellationToken) =>
        await stream.Socket.ReceiveAsync(new byte[4096], cancellationToken);
}
