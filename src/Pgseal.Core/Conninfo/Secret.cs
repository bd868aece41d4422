namespace Pgseal.Core.Conninfo;

/// <summary>A password: prints as stars, so that no record, message or log can carry it by accident.</summary>
public sealed class Secret(string value) : IEquatable<Secret>
{
    readonly string value = value;

    /// <summary>The value itself, for the one call that must send it.</summary>
    public string Reveal() => value;

    public bool Equals(Secret? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "***";
}
