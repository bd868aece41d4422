namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>Which driver settings are for, and how that was known.</summary>
/// <param name="By">After "recognised": <c>by jdbc:postgresql:</c>.</param>
/// <param name="Text">The settings, with SQLAlchemy's dialect taken out.</param>
/// <param name="Dialect">SQLAlchemy's, such as <c>postgresql+asyncpg</c>; null where the URL is not SQLAlchemy's.</param>
public sealed record Recognised(Driver Driver, string By, string? Text, string? Dialect = null)
{
    /// <param name="driver">Null to look at the text's own form.</param>
    /// <exception cref="InvalidTarget">The form is that of a driver that is not known, or of another than was named.</exception>
    public static Recognised Of(string? text, Driver? driver)
    {
        var own = OwnForm(text);
        // A semicolon may be part of a value elsewhere: who names the driver knows better.
        if (own is null || (own.Driver == Driver.Npgsql && driver is not null))
            return new(driver ?? Driver.Libpq, driver is null ? "as nothing says otherwise; --driver names another" : "by --driver", text);
        return driver is null || driver == own.Driver ? own
            : throw new InvalidTarget($"the settings are written for {DriverName.Of(own.Driver)} ({own.By}), and --driver says {DriverName.Of(driver.Value)}", "leave --driver out");
    }

    static Recognised? OwnForm(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase))
            return text.StartsWith("jdbc:postgresql:", StringComparison.Ordinal)
                ? new(Driver.Jdbc, "by jdbc:postgresql:", text)
                : throw new InvalidTarget("the settings are a JDBC URL of another database", "write jdbc:postgresql://HOST:PORT/DATABASE");
        if (DialectOf(text) is { } dialect)
            return dialect.Name switch
            {
                "psycopg" or "psycopg2" or "psycopg_async" or "psycopg2cffi" => new(Driver.Psycopg, $"by +{dialect.Name}", $"postgresql{dialect.Following}", $"postgresql+{dialect.Name}"),
                "asyncpg" => new(Driver.Asyncpg, "by +asyncpg", $"postgresql{dialect.Following}", "postgresql+asyncpg"),
                _ => throw new InvalidTarget($"the driver +{dialect.Name} is not known", $"use one of: {string.Join(", ", DriverName.All)}"),
            };
        return IsAdoNet(text) ? new(Driver.Npgsql, "by Key=Value;", text) : null;
    }

    /// <summary>SQLAlchemy's <c>postgresql+DRIVER://</c>.</summary>
    static (string Name, string Following)? DialectOf(string text) =>
        text.IndexOf("://", StringComparison.Ordinal) is var end and > 0 && text[..end].Split('+') is ["postgresql" or "postgres", var name] ? (name, text[end..]) : null;

    /// <summary>ADO.NET's <c>Host=…;Username=…</c>: pairs between semicolons, which separate nothing anywhere else.</summary>
    static bool IsAdoNet(string text) =>
        !text.Contains("://", StringComparison.Ordinal)
        && text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, ..] pairs
        && text.Contains(';', StringComparison.Ordinal)
        && first.Count(c => c == '=') == 1 && pairs.All(pair => pair.IndexOf('=', StringComparison.Ordinal) is var end and > 0 && pair[..end].All(c => char.IsAsciiLetter(c) || c == ' '));
}
