using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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

    static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(Shell.Program, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
