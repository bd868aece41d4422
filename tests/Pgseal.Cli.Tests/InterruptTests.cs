using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Pgseal.Cli.Tests.Transcribing;

namespace Pgseal.Cli.Tests;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_cancels_and_says_how_it_ended(string signal)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var program = Start("sessions", silent.LocalEndpoint.ToString()!, "--timeout", "5m");
        using var dialled = await silent.AcceptTcpClientAsync(cancellation); // now it waits for an answer that never comes

        using (var kill = Process.Start("kill", ["-s", signal, $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellation);

        Assert.Equal(
            "interrupted: putting everything back as it was\nerror: interrupted\n  stands: everything is as before\n",
            await program.StandardError.ReadToEndAsync(cancellation));
        Assert.Equal("", await program.StandardOutput.ReadToEndAsync(cancellation));
        await program.WaitForExitAsync(cancellation);
        Assert.Equal(130, program.ExitCode);
    }

    [Fact]
    public async Task A_probe_keeps_what_it_has_seen()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var program = Start("probe", "127.0.0.1:1", silent.LocalEndpoint.ToString()!, "--timeout", "5m", "--format", "json");
        using var dialled = await silent.AcceptTcpClientAsync(cancellation);
        await dialled.GetStream().ReadExactlyAsync(new byte[8], cancellation);

        using (var kill = Process.Start("kill", ["-s", "INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellation);

        using var document = JsonDocument.Parse(await program.StandardOutput.ReadToEndAsync(cancellation));
        Assert.Equal("", await program.StandardError.ReadToEndAsync(cancellation));
        await program.WaitForExitAsync(cancellation);
        Assert.Equal(130, program.ExitCode);
        Assert.True(document.RootElement.GetProperty("interrupted").GetBoolean());
        Assert.Equal("127.0.0.1:1", Assert.Single(document.RootElement.GetProperty("targets").EnumerateArray()).GetProperty("target").GetString());
    }

    [Fact]
    public async Task An_audit_of_several_clusters_keeps_what_it_has_seen()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var program = Start("audit", "127.0.0.1:1", silent.LocalEndpoint.ToString()!, "--timeout", "5m", "--at-once", "1", "--format", "json");
        using var dialled = await silent.AcceptTcpClientAsync(cancellation); // the first is done

        using (var kill = Process.Start("kill", ["-s", "INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellation);

        using var document = JsonDocument.Parse(await program.StandardOutput.ReadToEndAsync(cancellation));
        await program.WaitForExitAsync(cancellation);
        Assert.Equal(130, program.ExitCode);
        Assert.Equal(1, document.RootElement.GetProperty("not_looked_at").GetInt32());
        Assert.Equal("127.0.0.1:1", Assert.Single(document.RootElement.GetProperty("clusters").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_report_is_whole_or_is_not_begun()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var program = Start("audit", "127.0.0.1:1", silent.LocalEndpoint.ToString()!, "--timeout", "5m", "--at-once", "1", "--format", "html");
        using var dialled = await silent.AcceptTcpClientAsync(cancellation);

        using (var kill = Process.Start("kill", ["-s", "INT", $"{program.Id}"]))
            await kill.WaitForExitAsync(cancellation);

        Assert.Equal("", await program.StandardOutput.ReadToEndAsync(cancellation));
        await program.WaitForExitAsync(cancellation);
        Assert.Equal(130, program.ExitCode);
    }

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Shell.Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
