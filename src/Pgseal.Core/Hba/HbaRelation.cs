namespace Pgseal.Core.Hba;

/// <summary>How what a second file admits stands to what a first one admits.</summary>
public enum HbaRelation
{
    /// <summary>Every connection has the same fate.</summary>
    Equivalent,

    /// <summary>The same connections are admitted, some by another method or with other options.</summary>
    OtherMethods,

    /// <summary>It admits all that the first admits, and more.</summary>
    MorePermissive,

    /// <summary>It admits some of what the first admits, and nothing else.</summary>
    LessPermissive,

    /// <summary>Each admits something that the other refuses.</summary>
    Incomparable,

    /// <summary>It depends on something that is not known.</summary>
    Unknown,
}
