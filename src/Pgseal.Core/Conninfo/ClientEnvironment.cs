namespace Pgseal.Core.Conninfo;

/// <summary>What a libpq client takes from the process it runs in.</summary>
public sealed record ClientEnvironment
{
    /// <summary>Where servers put their Unix socket by default: Debian's and Red Hat's packages, then PostgreSQL's own build.</summary>
    public static ValueList<string> DefaultSocketDirectories { get; } = ["/var/run/postgresql", "/tmp"];

    /// <summary>The PG* variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The user's home directory, null when unknown.</summary>
    public string? HomeDirectory { get; init; }

    /// <summary>The operating system's name of the user: libpq's default role.</summary>
    public required string UserName { get; init; }

    /// <summary>The service files that exist, the user's before the system's.</summary>
    public ValueList<ServiceFile> ServiceFiles { get; init; }

    internal string? Variable(string? name) => name is not null && Variables.TryGetValue(name, out var value) ? value : null;

    internal string? InHome(string relative) => HomeDirectory is null ? null : $"{HomeDirectory.TrimEnd('/')}/{relative}";
}
