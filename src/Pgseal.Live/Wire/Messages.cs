using System.Buffers.Binary;
using System.Text;
using Pgseal.Core;
using Pgseal.Core.Text;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Live.Wire;

/// <summary>The few messages of PostgreSQL's protocol that are written and read before a session stands.</summary>
/// <remarks>Source: PostgreSQL 18, "Message Formats" (54.7).</remarks>
static class Messages
{
    const int Sasl = 10;

    public static ReadOnlyMemory<byte> SslRequest { get; } = new byte[] { 0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f };

    public static ReadOnlyMemory<byte> GssRequest { get; } = new byte[] { 0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x30 };

    public static ReadOnlyMemory<byte> Terminate { get; } = new byte[] { (byte)'X', 0, 0, 0, 4 };

    /// <summary>The alert of a client that breaks a handshake off, in a record of its own.</summary>
    public static byte[] UserCanceled(TlsVersion version) => [21, 3, (byte)version, 0, 2, 2, 90];

    /// <summary>Protocol 3.0, which every supported version speaks.</summary>
    public static byte[] Startup(Login login)
    {
        var replication = login.PhysicalReplication ? "replication\0true\0" : login.LogicalReplication ? "replication\0database\0" : "";
        var parameters = $"user\0{login.User}\0database\0{login.Database}\0application_name\0pgseal\0{replication}\0";
        var message = new byte[8 + Encoding.UTF8.GetByteCount(parameters)];
        BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), 3 << 16);
        Encoding.UTF8.GetBytes(parameters, message.AsSpan(8));
        return message;
    }

    /// <summary>The mechanisms of AuthenticationSASL, safe to show; empty for any other request.</summary>
    public static ValueList<string> ReadMechanisms(ReadOnlySpan<byte> body)
    {
        var mechanisms = new List<string>();
        if (body.Length < 4 || BinaryPrimitives.ReadInt32BigEndian(body) != Sasl)
            return [];
        for (var rest = body[4..]; rest.IndexOf((byte)0) is var end and > 0; rest = rest[(end + 1)..])
            mechanisms.Add(Printable.Bytes(rest[..end]));
        return mechanisms.ToValueList();
    }

    public static AuthRequest ReadAuthRequest(ReadOnlySpan<byte> body) => body.Length < 4 ? AuthRequest.Other : BinaryPrimitives.ReadInt32BigEndian(body) switch
    {
        0 => AuthRequest.Trust,
        3 => AuthRequest.Password,
        5 => AuthRequest.Md5,
        7 => AuthRequest.Gss,
        9 => AuthRequest.Sspi,
        Sasl => body[4..].StartsWith("SCRAM-SHA-256"u8) ? AuthRequest.Scram : AuthRequest.Sasl,
        _ => AuthRequest.Other,
    };
}
