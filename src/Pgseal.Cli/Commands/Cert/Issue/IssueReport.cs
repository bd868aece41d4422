using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>The answer of cert issue: what was made, and in which files.</summary>
/// <param name="Leaf">What was asked for.</param>
/// <param name="Certificate">Null when only a request was made.</param>
/// <param name="Authority">Who signed; null when only a request was made.</param>
/// <param name="KeyFile">Null when the key stays where its request was made.</param>
sealed record IssueReport(
    LeafSpec Leaf,
    CertificateFacts? Certificate,
    AuthorityReport? Authority,
    string? CertificateFile,
    string? KeyFile,
    string? RequestFile,
    Renewal? Renewal,
    ValueList<string> Notes);
