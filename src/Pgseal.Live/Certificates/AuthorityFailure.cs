using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>The local authority of a cluster cannot be used: damaged, expired, or of another cluster.</summary>
public sealed class AuthorityFailure(string directory, string why)
    : Exception($"the certificate authority in {Printable.Text(directory)} cannot be used: {why}");
