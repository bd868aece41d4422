using System.Diagnostics;

namespace Pgseal.Lab;

/// <summary>A streaming standby, made by copying its stopped primary: the pinned builds carry no pg_basebackup.</summary>
public static class LabStandby
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Makes a standby and starts both servers; it is streaming when this returns. A running primary is stopped in between.</summary>
    public static async Task<LabServer> CreateAsync(LabServer primary, LabStandbyOptions options, CancellationToken cancellation)
    {
        var standby = await primary.CopyAsync(
            primary.Options with { ListenAddresses = options.ListenAddresses, Configuration = options.Configuration }, cancellation);
        try
        {
            await primary.StartAsync(cancellation);
            if (options.Slot is { } slot)
                await primary.Sql.ExecuteAsync($"select pg_create_physical_replication_slot({SqlLiteral(slot)})", cancellation);
            await ServerUser.Current.WriteFileAsync(Path.Combine(standby.DataDirectory, "standby.signal"), ReadOnlyMemory<byte>.Empty, cancellation);
            await File.AppendAllTextAsync(Path.Combine(standby.DataDirectory, "postgresql.auto.conf"), Settings(primary, options), cancellation);
            await standby.StartAsync(cancellation);
            await WaitUntilStreamingAsync(primary, standby, options.Name, cancellation);
            return standby;
        }
        catch
        {
            await standby.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="LabException">The standby does not stream in time; the message carries the end of its log.</exception>
    public static async Task WaitUntilStreamingAsync(LabServer primary, LabServer standby, string name, CancellationToken cancellation)
    {
        var streaming = $"select exists (select from pg_stat_replication where application_name = {SqlLiteral(name)} and state = 'streaming')";
        var clock = Stopwatch.StartNew();
        while (!await primary.Sql.ScalarAsync<bool>(streaming, cancellation))
        {
            if (clock.Elapsed > Patience)
                throw new LabException($"{name} does not stream from port {primary.Port} after {Patience}; its log ends with:\n{standby.LogTail()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }

    /// <summary>In postgresql.auto.conf, where <c>pg_basebackup --write-recovery-conf</c> puts them.</summary>
    static string Settings(LabServer primary, LabStandbyOptions options)
    {
        var dial = $"user={options.User} host={options.PrimaryHost} port={primary.Port} sslmode={options.SslMode} application_name={options.Name}";
        if (options.Password is { } password)
            dial += $" password='{password.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
        return $"primary_conninfo = {SettingLiteral(dial)}\n" + (options.Slot is { } slot ? $"primary_slot_name = {SettingLiteral(slot)}\n" : "");
    }

    static string SqlLiteral(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Unlike SQL, a configuration file takes a backslash for an escape.</summary>
    static string SettingLiteral(string value) => SqlLiteral(value.Replace(@"\", @"\\", StringComparison.Ordinal));
}
