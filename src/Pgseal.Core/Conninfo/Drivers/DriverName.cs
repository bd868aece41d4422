using Pgseal.Core.Text;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What a driver is called, and the version whose source was read.</summary>
public static class DriverName
{
    static readonly Driver[] Drivers = Enum.GetValues<Driver>();

    public static ValueList<string> All => [.. Drivers.Select(Of)];

    public static string Of(Driver driver) => driver switch
    {
        Driver.Libpq => "libpq",
        Driver.Psycopg => "psycopg",
        Driver.Jdbc => "jdbc",
        Driver.Npgsql => "npgsql",
        Driver.Asyncpg => "asyncpg",
        Driver.GoPq => "lib-pq",
        Driver.Pgx => "pgx",
        Driver.NodePostgres => "node-postgres",
        Driver.Sqlx => "sqlx",
        Driver.TokioPostgres => "tokio-postgres",
    };

    /// <summary>With its version, as <c>docs/drivers.md</c> lists it.</summary>
    public static string WithVersion(Driver driver, int libpqMajor) => driver switch
    {
        Driver.Libpq => $"libpq {libpqMajor}",
        Driver.Psycopg => $"psycopg with libpq {libpqMajor}",
        Driver.Jdbc => "pgjdbc 42.7",
        Driver.Npgsql => "Npgsql 10",
        Driver.Asyncpg => "asyncpg 0.31",
        Driver.GoPq => "lib/pq 1.12",
        Driver.Pgx => "pgx 5",
        Driver.NodePostgres => "node-postgres 8",
        Driver.Sqlx => "sqlx 0.8",
        Driver.TokioPostgres => "tokio-postgres 0.7",
    };

    /// <exception cref="InvalidTarget">It is none of them.</exception>
    public static Driver Parse(string name) => Array.FindIndex(Drivers, driver => Of(driver) == name) is var at and >= 0
        ? Drivers[at]
        : throw new InvalidTarget(
            $"--driver: \"{name}\" is no driver that is known{(NearestWord.Of(name, [.. All]) is { } meant ? $"; did you mean {meant}?" : "")}",
            $"use one of: {string.Join(", ", All)}");
}
