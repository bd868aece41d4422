using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert.Import;

/// <summary>The words for what is wrong with a pair.</summary>
static class PairWords
{
    public static string Of(PairFaultKind kind) => kind switch
    {
        PairFaultKind.CertificateUnreadable => "certificate_unreadable",
        PairFaultKind.KeyUnreadable => "key_unreadable",
        PairFaultKind.KeyEncrypted => "key_encrypted",
        PairFaultKind.KeyMismatch => "key_mismatch",
        PairFaultKind.Expired => "expired",
        PairFaultKind.NotYetValid => "not_yet_valid",
        PairFaultKind.NoSubjectAltName => "no_subject_alt_name",
        PairFaultKind.NameNotCovered => "name_not_covered",
        PairFaultKind.NoServerUsage => "no_server_usage",
        PairFaultKind.ChainOrder => "chain_order",
        PairFaultKind.SelfSigned => "self_signed",
        PairFaultKind.WeakKey => "weak_key",
        PairFaultKind.WeakSignature => "weak_signature",
        PairFaultKind.ChainBroken => "chain_broken",
        PairFaultKind.ChainIncomplete => "chain_incomplete",
    };
}
