namespace Pgseal.Core.Tls.Hello;

/// <summary>A group for the key exchange by its number on the wire.</summary>
/// <remarks>Source: IANA, "TLS Supported Groups".</remarks>
public readonly record struct NamedGroup(ushort Code)
{
    /// <summary>IANA's name: <c>x25519</c>, <c>secp256r1</c>, <c>X25519MLKEM768</c>; an unknown code in hexadecimal.</summary>
    public string Name => GroupTable.Name(Code);

    /// <summary>Also safe against a quantum computer, by a hybrid with ML-KEM.</summary>
    public bool IsPostQuantum => GroupTable.IsPostQuantum(Code);

    public override string ToString() => Name;
}
