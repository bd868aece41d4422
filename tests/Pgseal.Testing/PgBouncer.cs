using System.Diagnostics;
using System.Net.Sockets;
using Pgseal.Lab;

namespace Pgseal.Testing;

/// <summary>A real PgBouncer without a server behind it, in a directory of its own.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    const string Program = "/usr/sbin/pgbouncer";

    readonly LabDirectory _home;
    readonly Process _process;

    PgBouncer(LabDirectory home, Process process, int port)
    {
        _home = home;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <param name="tls">The value of client_tls_sslmode.</param>
    public static async Task<PgBouncer> StartAsync(string tls, string certificatePem, string keyPem, CancellationToken cancellation)
    {
        var home = await LabDirectory.CreateAsync(cancellation);
        var port = FreePort();
        var user = ServerUser.Current;
        await user.WriteFileAsync($"{home.Path}/server.crt", System.Text.Encoding.ASCII.GetBytes(certificatePem), cancellation);
        await user.WriteFileAsync($"{home.Path}/server.key", System.Text.Encoding.ASCII.GetBytes(keyPem), cancellation);
        await user.WriteFileAsync($"{home.Path}/users.txt", "\"ada\" \"correct\"\n"u8.ToArray(), cancellation);
        await user.WriteFileAsync($"{home.Path}/pgbouncer.ini", System.Text.Encoding.ASCII.GetBytes($"""
            [databases]
            postgres = host=127.0.0.1 port=1
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {home.Path}/users.txt
            logfile = {home.Path}/log
            pidfile = {home.Path}/pid
            client_tls_sslmode = {tls}
            {(tls == "disable" ? "" : $"client_tls_cert_file = {home.Path}/server.crt\nclient_tls_key_file = {home.Path}/server.key\nclient_tls_ca_file = {home.Path}/server.crt")}

            """), cancellation);
        string[] command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", user.Uid, "--regid", user.Gid, "--init-groups", "--pdeathsig", "KILL", "--", Program]
            : ["setpriv", "--pdeathsig", "KILL", "--", Program];
        var bouncer = new PgBouncer(home, Process.Start(new ProcessStartInfo(command[0], [.. command[1..], "-q", $"{home.Path}/pgbouncer.ini"]) { WorkingDirectory = "/" })!, port);
        await bouncer.BecomeReadyAsync(cancellation);
        return bouncer;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        await _home.DisposeAsync();
    }

    async Task BecomeReadyAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"pgbouncer ended with exit code {_process.ExitCode}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", Port, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, cancellation);
            }
        }
    }

    static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
