using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Conninfo;

/// <summary>Reads a client's settings with the files and variables of this process, and tries them.</summary>
public static class ClientSettings
{
    /// <param name="given">What the client is given; null for the environment alone.</param>
    /// <param name="driver">Null to look at the text's own form.</param>
    /// <param name="connect">Whether to try them.</param>
    /// <param name="timeout">Of each network step.</param>
    /// <exception cref="TargetUnusable">The driver would refuse them.</exception>
    public static async Task<ConninfoReport> InspectAsync(
        string? given, string? driver, int libpqMajor, bool connect, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            var recognised = Recognised.Of(given, driver is null ? null : DriverName.Parse(driver));
            var client = ClientReader.Read(recognised, new(ClientEnvironmentReader.Read(), new(File.Exists, PassFileReader.ReadOrNull), libpqMajor));
            return new(
                DateTimeOffset.UtcNow,
                recognised.By,
                client,
                ClientGuarantees.Of(client),
                connect && client.NeverConnects is null ? await ConnectionTrial.RunAsync(client, timeout, cancellationToken) : null);
        }
        catch (InvalidTarget invalid)
        {
            throw new TargetUnusable(invalid);
        }
    }
}
