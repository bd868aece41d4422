using Npgsql;
using Pgseal.Core.Conninfo.Drivers;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>Whether Npgsql does what the table says, against a real server and against impostors.</summary>
public sealed class NpgsqlTruthTests(TruthServer servers) : IClassFixture<TruthServer>
{
    [Theory]
    [InlineData("Disable")]
    [InlineData("Allow")]
    [InlineData("Prefer")]
    [InlineData("Require")]
    [InlineData("VerifyCA")]
    [InlineData("VerifyFull")]
    public async Task Whoever_the_table_protects_against_gets_no_connection_and_everybody_else_does(string mode)
    {
        foreach (var root in new[] { $";Root Certificate={servers.RootFile}", $";Root Certificate={servers.MissingFile}" })
            foreach (var binding in new[] { "", ";Channel Binding=Require" })
            {
                var settings = $"SSL Mode={mode}{root}{binding}";
                var client = ClientReader.Read(Recognised.Of(Text(settings, servers.Port), null), servers.Context(18));
                Assert.Equal((settings, Truth.Said(client)), (settings, await Truth.DoneAsync(servers, port => ConnectsAsync(Text(settings, port)))));
            }
    }

    static string Text(string settings, int port) =>
        $"Host=localhost;Port={port};Database=postgres;Username=ada;Password=correct;Pooling=false;Timeout=5;GSS Encryption Mode=Disable;{settings}";

    static async Task<bool> ConnectsAsync(string text)
    {
        await using var connection = new NpgsqlConnection(text);
        try
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            return true;
        }
        catch (Exception refused) when (refused is NpgsqlException or IOException or System.Security.Authentication.AuthenticationException or System.Security.Cryptography.CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
