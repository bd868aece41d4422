using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Holds a member to a policy that asks for client certificates; without such a policy nobody asks.</summary>
public static class ClientCertificateRules
{
    /// <param name="scope">Whose local networks are left out; its kind does not matter.</param>
    /// <returns>At most one: <c>client-certificate-not-required</c>, or what keeps it from being decided. None where the rules in force are not known, which the verdict says.</returns>
    public static IEnumerable<Finding> Find(MemberFacts member, Scope scope) => DoorCase.Of(member, scope) is not { } door
        ? []
        : door.Ask(new HbaProperty.ClientCertificateRequired()).Match<IEnumerable<Finding>>(
            proven: _ => [],
            refuted: it => [Found(member, it.Witness)],
            unknown: it => [door.Unanswered(string.Join("; ", it.Because), FindingRules.ClientCertificateNotRequired)]);

    static Finding Found(MemberFacts member, Witness witness) => new(
        FindingRules.ClientCertificateNotRequired,
        member.Target,
        $"{WitnessText.Of(witness)} is admitted without a certificate",
        $"{witness.File}:{witness.Line}",
        "Make the line hostssl with clientcert=verify-full (or the method cert), set ssl_ca_file, then reload: SELECT pg_reload_conf()");
}
