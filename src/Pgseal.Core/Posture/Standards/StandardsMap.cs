namespace Pgseal.Core.Posture.Standards;

/// <summary>Which clauses a finding speaks against.</summary>
/// <remarks>Only clauses whose text says it; a finding without one is not mapped. The reasons stand in docs/standards.md.</remarks>
public static class StandardsMap
{
    static readonly Clause[] PlaintextIsPossible =
    [
        Clauses.CisTlsEnabled, Clauses.PciTransmission, Clauses.NistTransmission, Clauses.NistTransmissionCryptography, Clauses.IsoCryptography, Clauses.StigReception,
    ];

    static readonly Clause[] CryptographyIsWeak = [Clauses.PciTransmission, Clauses.NistCryptography, Clauses.IsoCryptography];

    static readonly Dictionary<FindingRule, ValueList<Clause>> Map = new()
    {
        [FindingRules.TlsOff] = [.. PlaintextIsPossible],
        [FindingRules.TlsOnButNotServed] = [.. PlaintextIsPossible],
        [FindingRules.HbaAdmitsPlaintext] = [Clauses.CisHostLogin, .. PlaintextIsPossible],
        [FindingRules.HbaAdmitsPlaintextReplication] = [Clauses.CisHostLogin, .. PlaintextIsPossible],
        [FindingRules.PlaintextSession] = [Clauses.PciTransmission, Clauses.NistTransmission, Clauses.NistTransmissionCryptography, Clauses.StigReception],
        [FindingRules.PlaintextWalsender] = [Clauses.PciTransmission, Clauses.NistTransmission, Clauses.NistTransmissionCryptography, Clauses.StigReception],
        [FindingRules.StandbyNotEnforced] = [Clauses.CisTlsEnabled, Clauses.NistTransmission],
        [FindingRules.TlsFloorLow] = [Clauses.CisTlsVersion, .. CryptographyIsWeak],
        [FindingRules.WeakSuiteAccepted] = [.. CryptographyIsWeak],
        [FindingRules.CertificateWeak] = [.. CryptographyIsWeak],
        [FindingRules.CertificateExpired] = [Clauses.PciTransmission],
        [FindingRules.CertificateIsPlaceholder] = [Clauses.CisTlsEnabled, Clauses.PciTransmission, Clauses.NistCertificates, Clauses.NistSessionAuthenticity],
        [FindingRules.CertificateSelfSigned] = [Clauses.CisTlsEnabled, Clauses.NistCertificates],
        [FindingRules.CertificateNameMismatch] = [Clauses.NistSessionAuthenticity],
    };

    /// <summary>Empty when no clause says it.</summary>
    public static ValueList<Clause> Of(FindingRule rule) => Map.GetValueOrDefault(rule);
}
