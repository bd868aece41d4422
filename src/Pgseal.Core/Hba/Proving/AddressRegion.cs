using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba.Proving;

/// <summary>The addresses that a question is about: in one of <paramref name="Inside"/> and in none of <paramref name="Outside"/>.</summary>
sealed record AddressRegion(ValueList<AddressCube> Inside, ValueList<AddressCube> Outside)
{
    static ValueList<AddressCube> Everywhere { get; } = [AddressCube.AllV4, AddressCube.AllV6];

    public static AddressRegion All { get; } = new(Everywhere, []);

    /// <summary>What must use TLS.</summary>
    public static AddressRegion Of(Scope scope) => scope.Kind == ScopeKind.All ? All : new(Everywhere, LocalNetworks(scope));

    /// <summary>What need not.</summary>
    public static AddressRegion LocalTo(Scope scope) => new(scope.Kind == ScopeKind.All ? [] : LocalNetworks(scope), []);

    /// <summary>The local networks, without those that lie in another.</summary>
    static ValueList<AddressCube> LocalNetworks(Scope scope)
    {
        var cubes = scope.LocalNetworks.Select(AddressCube.Of).Distinct().ToList();
        return cubes.Where(cube => !cubes.Any(other => other != cube && other.Contains(cube))).ToValueList();
    }
}
