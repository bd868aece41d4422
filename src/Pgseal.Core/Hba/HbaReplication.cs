namespace Pgseal.Core.Hba;

/// <summary>What the startup parameter <c>replication</c> asks for.</summary>
public enum HbaReplication
{
    None,

    /// <summary>A true boolean: the database does not matter, and only the keyword <c>replication</c> matches.</summary>
    Physical,

    /// <summary><c>database</c>: an ordinary connection to the rules.</summary>
    Logical,
}
