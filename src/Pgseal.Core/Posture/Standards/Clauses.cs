namespace Pgseal.Core.Posture.Standards;

/// <summary>The clauses that findings are mapped to; docs/standards.md says where the text of each was read.</summary>
public static class Clauses
{
    public static Clause CisHostLogin { get; } =
        new(Standard.CisPostgreSql, "CIS PostgreSQL 17 Benchmark v1.0.0", "5.4", "Ensure login via \"host\" TCP/IP Socket is configured correctly");

    public static Clause CisTlsEnabled { get; } =
        new(Standard.CisPostgreSql, "CIS PostgreSQL 16 Benchmark v1.0.0", "6.8", "Ensure TLS is enabled and configured correctly");

    public static Clause CisTlsVersion { get; } =
        new(Standard.CisPostgreSql, "CIS PostgreSQL 17 Benchmark v1.0.0", "6.9", "Ensure that TLSv1.3, or later, is configured");

    public static Clause PciTransmission { get; } =
        new(Standard.PciDss, "PCI DSS 4.0.1", "4.2.1", "Strong cryptography and security protocols safeguard PAN during transmission over open, public networks");

    public static Clause NistTransmission { get; } =
        new(Standard.Nist80053, "NIST SP 800-53 Rev. 5", "SC-8", "Transmission Confidentiality and Integrity");

    public static Clause NistTransmissionCryptography { get; } =
        new(Standard.Nist80053, "NIST SP 800-53 Rev. 5", "SC-8(1)", "Cryptographic Protection");

    public static Clause NistCryptography { get; } =
        new(Standard.Nist80053, "NIST SP 800-53 Rev. 5", "SC-13", "Cryptographic Protection");

    public static Clause NistCertificates { get; } =
        new(Standard.Nist80053, "NIST SP 800-53 Rev. 5", "SC-17", "Public Key Infrastructure Certificates");

    public static Clause NistSessionAuthenticity { get; } =
        new(Standard.Nist80053, "NIST SP 800-53 Rev. 5", "SC-23", "Session Authenticity");

    public static Clause IsoCryptography { get; } =
        new(Standard.Iso27001, "ISO/IEC 27001:2022", "A.8.24", "Use of cryptography");

    public static Clause StigReception { get; } =
        new(Standard.DisaStig, "Crunchy Data PostgreSQL STIG V3R1", "V-233538", "PostgreSQL must maintain the confidentiality and integrity of information during reception");

    public static ValueList<Clause> All { get; } =
    [
        CisHostLogin, CisTlsEnabled, CisTlsVersion, PciTransmission, NistTransmission, NistTransmissionCryptography, NistCryptography, NistCertificates,
        NistSessionAuthenticity, IsoCryptography, StigReception,
    ];
}
