using Pgseal.Core.Certificates;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Rollover;

/// <summary>One member of a cluster as the end of a rollover looks at it.</summary>
/// <param name="Root">What the file holds that sslrootcert of its primary_conninfo names; null on a primary, and where it names none.</param>
public sealed record RolloverMember(MemberFacts Facts, Observed<ValueList<CertificateFacts>>? Root);
