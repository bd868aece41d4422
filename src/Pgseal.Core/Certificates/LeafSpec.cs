namespace Pgseal.Core.Certificates;

/// <summary>What certificate will be issued to a member or a client: everything about it but its key.</summary>
/// <param name="Validity">Counted from the moment of issue.</param>
public sealed record LeafSpec(string CommonName, SubjectNames Names, KeyType KeyType, TimeSpan Validity)
{
    /// <summary>A server's, unless it says otherwise.</summary>
    public LeafUse Use { get; init; }

    /// <summary>The longest validity that browsers and their successors accept for a server (CA/Browser Forum ballot SC31).</summary>
    public static TimeSpan DefaultValidity { get; } = TimeSpan.FromDays(397);

    /// <summary>How far the start lies before the moment of issue, for clients whose clock is behind.</summary>
    public static TimeSpan Backdating { get; } = TimeSpan.FromHours(1);

    /// <summary>A P-256 certificate of the default validity; the common name is the first name that fits one.</summary>
    /// <remarks>RFC 5280 appendix A.1: ub-common-name is 64.</remarks>
    public static LeafSpec For(SubjectNames names) =>
        new(names.Names.First(name => name.Length <= 64), names, KeyType.EcP256, DefaultValidity);

    /// <summary>What a role logs in with where the rules say <c>cert</c> or <c>clientcert=verify-full</c>.</summary>
    public static LeafSpec ForClient(string role) => new(role, new([], [], []), KeyType.EcP256, DefaultValidity) { Use = LeafUse.Client };
}
