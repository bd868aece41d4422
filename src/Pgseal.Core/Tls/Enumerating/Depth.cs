namespace Pgseal.Core.Tls.Enumerating;

/// <summary>How much of a server's TLS is asked for; every ServerHello costs a connection.</summary>
public enum Depth
{
    /// <summary>Only whether anything below TLS 1.2 is accepted: one connection where nothing is.</summary>
    Floor,

    /// <summary>Versions, what each chooses of everything offered, and whether anything weak is taken: about 5 connections.</summary>
    Quick,

    /// <summary>Every suite and group of every version, in the server's order: about 55 connections to PostgreSQL as it is shipped.</summary>
    Full,
}
