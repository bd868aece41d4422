namespace Pgseal.Core.Hba;

/// <summary>The name=value options of a rule; the last one given of a name wins.</summary>
public sealed record HbaOptions
{
    public static HbaOptions None { get; } = new();

    public HbaClientCert ClientCert { get; init; }

    /// <summary>Whether the whole distinguished name is compared (<c>clientname=DN</c>), not the common name.</summary>
    public bool ComparesDistinguishedName { get; init; }

    public ByteText? Map { get; init; }

    /// <summary>gss and sspi: whether the realm stays part of the user name.</summary>
    public bool IncludesRealm { get; init; }

    /// <summary>The options of one method by their names, as the server's view shows them.</summary>
    public IReadOnlyDictionary<string, ByteText> OfMethod { get; init; } = new Dictionary<string, ByteText>();

    internal HbaOptions With(string name, ByteText value) =>
        this with { OfMethod = new Dictionary<string, ByteText>(OfMethod) { [name] = value } };

    internal HbaOptions Without(string name)
    {
        var rest = new Dictionary<string, ByteText>(OfMethod);
        rest.Remove(name);
        return this with { OfMethod = rest };
    }

    internal bool Has(string name) => OfMethod.ContainsKey(name);
}
