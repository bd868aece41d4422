using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>A cluster's local authority is there and cannot be used.</summary>
public sealed class AuthorityFailure(string directory, string why) : PgsealException(
    FailureKind.Refused,
    new Problem(
        $"the certificate authority in {Printable.Text(directory)} cannot be used: {why}",
        Printable.Text(directory),
        "nothing was changed",
        "Bring ca.crt and ca.key back from a backup, or name another --state-dir"));
