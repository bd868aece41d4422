using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What libpq's six words mean where a driver takes them over.</summary>
static class DriverModes
{
    public static PlaintextUse PlaintextOf(SslMode mode) => mode switch
    {
        SslMode.Disable => PlaintextUse.Only,
        SslMode.Allow => PlaintextUse.First,
        SslMode.Prefer => PlaintextUse.Fallback,
        SslMode.Require or SslMode.VerifyCa or SslMode.VerifyFull => PlaintextUse.Never,
    };

    /// <param name="otherwise">What the weaker modes check.</param>
    public static ServerCheck CheckOf(SslMode mode, ServerCheck otherwise = ServerCheck.Nothing) => mode switch
    {
        SslMode.VerifyFull => ServerCheck.ChainAndName,
        SslMode.VerifyCa => ServerCheck.Chain,
        SslMode.Disable => ServerCheck.Nothing,
        SslMode.Allow or SslMode.Prefer or SslMode.Require => otherwise,
    };

    /// <summary>The setting as it decides: <c>sslmode=prefer (the default)</c>.</summary>
    public static string Text(ClientSetting mode) => $"{mode.Name}={mode.Value}{(mode.Source == SettingSource.Default ? " (the default)" : "")}";
}
