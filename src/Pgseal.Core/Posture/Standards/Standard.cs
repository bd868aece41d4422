namespace Pgseal.Core.Posture.Standards;

/// <summary>A standard that auditors ask about, in the order in which reports name them.</summary>
public enum Standard
{
    CisPostgreSql,
    PciDss,
    Nist80053,
    Iso27001,
    DisaStig,
}
