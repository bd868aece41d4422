using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>What a server seems to be, and which version: a hint, as no version is told before a login.</summary>
/// <param name="Version">Such as <c>17 or later</c>; null where nothing hints at one.</param>
/// <param name="Because">What it rests on; empty for <see cref="ServerKind.Unknown"/>.</param>
public sealed record ServerGuess(ServerKind Kind, string? Version, string Because)
{
    /// <summary>What PgBouncer says that PostgreSQL does not; its errors carry neither file nor line nor routine.</summary>
    /// <remarks>Source: PgBouncer 1.18, src/client.c and src/proto.c.</remarks>
    static readonly string[] PoolerMessages =
        ["SSL required", "unsupported startup parameter", "bad packet header", "received unencrypted data after SSL request", "no such database", "no such user", "pgbouncer", "not allowed"];

    public static ServerGuess Of(TargetSeen seen)
    {
        var startups = seen.Endpoints
            .SelectMany(endpoint => (IEnumerable<StartupSeen?>)[.. endpoint.Plaintext, endpoint.OverTls, endpoint.Direct?.Startup]).OfType<StartupSeen>().ToList();
        var errors = startups.Select(startup => startup.Error)
            .Concat(seen.Endpoints.Select(endpoint => (endpoint.SslRequest as HandshakeOutcome.RefusedInClear)?.Error))
            .Concat(seen.Endpoints.Select(endpoint => endpoint.Stuffing?.Error))
            .OfType<ServerError>().ToList();
        if (errors.Find(IsPoolers) is { } pooler)
            return new(ServerKind.PgBouncer, null, $"an error without file, line and routine: \"{pooler.Message}\"");
        if (seen.Endpoints.Any(endpoint => endpoint.SslRequest is HandshakeOutcome.NotPostgres))
            return new(ServerKind.Other, null, "what answers does not speak the protocol");
        var server = errors.Find(error => error.Routine.Length > 0);
        var boundChannel = startups.Exists(startup => startup.Mechanisms.Contains("SCRAM-SHA-256-PLUS"));
        var kind = server is not null || boundChannel ? ServerKind.PostgreSql : ServerKind.Unknown;
        var because = server is not null ? $"an error of the routine {server.Routine}" : boundChannel ? "SCRAM-SHA-256-PLUS is offered over TLS" : "";
        if (seen.Endpoints.Any(endpoint => endpoint.Direct is { WithAlpn: HandshakeOutcome.Served, Alpn: "postgresql" }))
            return new(kind, "17 or later", Join(because, "direct TLS is served"));
        // The words changed with version 14.
        if (errors.Exists(error => error.Message.EndsWith(", SSL off", StringComparison.Ordinal)))
            return new(kind, "13 or before", Join(because, "\"SSL off\" in the refusal"));
        return errors.Exists(error => error.Message.EndsWith(", no encryption", StringComparison.Ordinal))
            ? new(kind, "14 or later", Join(because, "\"no encryption\" in the refusal"))
            : new(kind, null, because);
    }

    /// <summary>Whether an error is one of PgBouncer's.</summary>
    public static bool IsPoolers(ServerError error) =>
        error.Routine.Length == 0 && error.SqlState.Length > 0 && PoolerMessages.Any(message => error.Message.Contains(message, StringComparison.Ordinal));

    static string Join(string first, string second) => first.Length == 0 ? second : $"{first}, {second}";
}
