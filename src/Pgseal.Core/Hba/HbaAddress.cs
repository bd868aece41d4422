namespace Pgseal.Core.Hba;

/// <summary>The address column of a rule.</summary>
public abstract record HbaAddress
{
    HbaAddress()
    {
    }

    /// <summary><c>all</c>: both families.</summary>
    public sealed record All : HbaAddress;

    /// <summary><c>samehost</c>: any address of the server itself.</summary>
    public sealed record SameHost : HbaAddress;

    /// <summary><c>samenet</c>: any network the server has an interface in.</summary>
    public sealed record SameNet : HbaAddress;

    /// <summary>A host name, or with a leading dot a suffix; compared with the client's reverse name when it connects.</summary>
    public sealed record HostName(ByteText Name) : HbaAddress;

    /// <summary>An address and a mask.</summary>
    /// <param name="Address">As written; its host bits may be set.</param>
    public sealed record Masked(ClientAddress Address, AddressCube Cube) : HbaAddress;
}
