namespace Pgseal.Core.Planning;

/// <summary>How pg_hba.conf is made to refuse plaintext.</summary>
public enum Strategy
{
    /// <summary>Type tokens change in place.</summary>
    Convert,

    /// <summary>One block between markers goes before the first rule.</summary>
    Guard,
}
