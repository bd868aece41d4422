using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Pgseal.Testing.Hostile;

/// <summary>The behaviours of servers that are broken, something else, or an attacker.</summary>
public static class Scripts
{
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

    /// <summary>Takes whatever the client says next.</summary>
    static async Task ReadMessageAsync(NetworkStream stream, CancellationToken cancellationToken) =>
        await stream.Socket.ReceiveAsync(new byte[4096], cancellationToken);
}
