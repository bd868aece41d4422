namespace Pgseal.Core.Hba;

/// <summary>A role of the catalog and the roles it is a direct member of.</summary>
/// <remarks>NOLOGIN, NOINHERIT and superuser do not matter for matching.</remarks>
public sealed record HbaRole(ByteText Name, ValueList<ByteText> MemberOf)
{
    /// <summary>Null is not known.</summary>
    public bool? IsSuperuser { get; init; }

    /// <summary>Null is not known.</summary>
    public bool? CanLogin { get; init; }

    /// <summary>The password it has; null is not known.</summary>
    public HbaVerifier? Verifier { get; init; }
}
