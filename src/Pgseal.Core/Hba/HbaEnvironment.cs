using System.Net;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>What a server's rules depend on besides its files; null is not known, and never guessed.</summary>
public sealed record HbaEnvironment(ServerVersion Version)
{
    /// <summary>The <c>ssl</c> setting.</summary>
    public bool? Ssl { get; init; }

    /// <summary>Whether <c>ssl_ca_file</c> is set.</summary>
    public bool? ClientCa { get; init; }

    public ValueList<HbaFeature>? Features { get; init; }

    public ValueList<HbaRole>? Roles { get; init; }

    public ValueList<ByteText>? Databases { get; init; }

    /// <summary>The server's interface addresses with their prefix lengths.</summary>
    public ValueList<HbaInterface>? Interfaces { get; init; }

    /// <summary>The names of the server's interfaces: an IPv6 zone is valid only if it is one of them.</summary>
    public ValueList<string>? InterfaceNames { get; init; }

    /// <summary>Host names and their addresses as the server resolves them; a name not in it does not resolve.</summary>
    public IReadOnlyDictionary<string, ValueList<IPAddress>>? Hosts { get; init; }

    /// <summary>Addresses and their reverse names; an address not in it has none.</summary>
    public IReadOnlyDictionary<IPAddress, string>? Reverse { get; init; }

    /// <summary>The <c>db_user_namespace</c> setting (16 and older).</summary>
    public bool? DbUserNamespace { get; init; }

    /// <summary>The names in <c>oauth_validator_libraries</c> (18 and newer).</summary>
    public ValueList<string>? OAuthValidators { get; init; }

    /// <summary>Whether the same is known of both; records compare dictionaries by place.</summary>
    public bool IsLike(HbaEnvironment other) =>
        this with { Hosts = null, Reverse = null } == other with { Hosts = null, Reverse = null }
        && AreAlike(Hosts, other.Hosts) && AreAlike(Reverse, other.Reverse);

    static bool AreAlike<TKey, TValue>(IReadOnlyDictionary<TKey, TValue>? one, IReadOnlyDictionary<TKey, TValue>? other) =>
        one is null || other is null
            ? one == other
            : one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && Equals(pair.Value, value));

    /// <summary>Whether the server has a part; null where that is not known.</summary>
    internal bool? Has(HbaFeature feature) => Features is { } known ? known.Contains(feature) : null;
}
