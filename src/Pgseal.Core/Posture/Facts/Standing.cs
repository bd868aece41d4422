namespace Pgseal.Core.Posture.Facts;

/// <summary>What stands in files beside what is in force: the settings on disk, and when the certificate file was written.</summary>
/// <param name="FilesNotSeen">Why pg_file_settings could not be read; null when it was.</param>
/// <param name="CertificateWritten">When the file of ssl_cert_file was last written, in whole seconds; null when there is none.</param>
public sealed record Standing(ValueList<SettingOnDisk> Settings, string? FilesNotSeen, Observed<DateTimeOffset?> CertificateWritten);
