using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Pgseal.Lab;

namespace Pgseal.Live.Tests.Observing;

/// <summary>Random rules and clients of every sslmode, each with a role of its own, that come from many addresses.</summary>
sealed class RandomPopulation(int seed)
{
    /// <summary>How many clients, and roles, there are.</summary>
    const int Clients = 20;

    const string Operator = "local all all trust\nhost all postgres 127.0.0.1/32 trust\n";

    static readonly string[] types = ["host", "host", "host", "hostssl", "hostnossl", "hostnogssenc"];
    static readonly string[] databases = ["all", "all", "app", "postgres", "replication", "sameuser", "app,replication"];
    static readonly string[] users = ["all", "all", "+even", "+third", "c0,c1,c2,c3", "c4,+third", "c5", "c6,c7", "\"+even\""];
    static readonly string[] addresses = ["all", "127.0.0.0/8", "127.0.0.0/30", "127.0.0.4/30", "127.0.0.0 255.0.0.1", "0.0.0.0/0", "127.0.0.1/32", "127.0.0.2/31"];
    static readonly string[] methods = ["trust", "trust", "trust", "reject", "scram-sha-256"];

    readonly Random random = new(seed);

    /// <summary>The roles that the clients log in as.</summary>
    public static async Task CreateRolesAsync(LabServer server, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder("create role even; create role third;");
        for (var i = 0; i < Clients; i++)
            sql.Append($"create role c{i} login replication in role {(i % 2 == 0 ? "even" : "third")}{(i % 3 == 0 && i % 2 == 0 ? ", third" : "")};");
        await server.Sql.ExecuteAsync(sql.ToString(), cancellationToken);
        await server.Sql.ExecuteAsync("create database app", cancellationToken);
    }

    public string Rules()
    {
        var text = new StringBuilder(Operator);
        for (var lines = random.Next(3, 10); lines > 0; lines--)
            text.Append($"{Pick(types)} {Pick(databases)}\t{Pick(users)} {Pick(addresses)} {Pick(methods)}{Pick(["\n", "\r\n", " # c\n"])}");
        return text.ToString();
    }

    /// <remarks>None prefers plaintext (sslmode=allow): no log tells it from one that knows nothing else.</remarks>
    public IReadOnlyList<Client> Some() =>
    [
        .. Enumerable.Range(0, Clients).Select(i => new Client(
            $"c{i}",
            Pick(["app", "postgres"]),
            random.Next(5) == 0,
            IPAddress.Parse($"127.0.0.{random.Next(1, 9)}"),
            random.Next(3) switch
            {
                0 => Mode.Disable,
                1 => Mode.Prefer,
                _ => Mode.Require,
            })),
    ];

    string Pick(string[] words) => words[random.Next(words.Length)];

    /// <summary>What libpq's sslmode of the same name does.</summary>
    public enum Mode
    {
        Disable,
        Prefer,
        Require,
    }

    /// <summary>A client that speaks just enough of the protocol, without a name that pgseal would leave out.</summary>
    public sealed record Client(string User, string Database, bool IsReplication, IPAddress From, Mode Mode)
    {
        const int SslRequest = 80877103, Protocol = 196608;

        /// <summary>Connects once, as libpq would; rules that ask for a password keep it out.</summary>
        public async Task<bool> GetsInAsync(int port, CancellationToken cancellationToken) =>
            (Mode != Mode.Disable && await TryAsync(port, tls: true, cancellationToken))
            || (Mode != Mode.Require && await TryAsync(port, tls: false, cancellationToken));

        async Task<bool> TryAsync(int port, bool tls, CancellationToken cancellationToken)
        {
            using var socket = new TcpClient(new IPEndPoint(From, 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            Stream stream = socket.GetStream();
            if (tls)
            {
                await stream.WriteAsync(Message(SslRequest, []), cancellationToken);
                Assert.Equal('S', (char)await ReadByteAsync(stream, cancellationToken));
                var secure = new SslStream(stream);
                await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "", RemoteCertificateValidationCallback = (_, _, _, _) => true }, cancellationToken);
                stream = secure;
            }
            await using var talk = stream;
            var parameters = $"user\0{User}\0database\0{Database}\0{(IsReplication ? "replication\0true\0" : "")}\0";
            await talk.WriteAsync(Message(Protocol, Encoding.ASCII.GetBytes(parameters)), cancellationToken);
            var type = (char)await ReadByteAsync(talk, cancellationToken);
            Assert.Contains(type, "RE");
            if (type == 'E')
                return false;
            var request = new byte[8]; // length, and which authentication is asked for: 0 is none
            await talk.ReadExactlyAsync(request, cancellationToken);
            if (BinaryPrimitives.ReadInt32BigEndian(request.AsSpan(4)) != 0)
                return false;
            await talk.WriteAsync("X\0\0\0\x04"u8.ToArray(), cancellationToken);
            return true;
        }

        static byte[] Message(int code, byte[] body)
        {
            var message = new byte[8 + body.Length];
            BinaryPrimitives.WriteInt32BigEndian(message, message.Length);
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(4), code);
            body.CopyTo(message, 8);
            return message;
        }

        static async Task<byte> ReadByteAsync(Stream stream, CancellationToken cancellationToken)
        {
            var one = new byte[1];
            await stream.ReadExactlyAsync(one, cancellationToken);
            return one[0];
        }
    }
}
