using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Apply;

/// <summary>Asks a running server what its certificate is to cover, and which cluster it is of.</summary>
public static class MemberNamesReader
{
    /// <param name="sans">Names and addresses besides its own.</param>
    /// <exception cref="PgsealException">It cannot be reached.</exception>
    public static async Task<(SubjectNames Names, string SystemIdentifier)> ReadAsync(
        Target target, ValueList<string> sans, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var member = await Member.OpenAsync(target, timeout, [], cancellationToken);
        return (MemberHosts.Names(member, await HostFactsReader.ReadAsync(timeout, cancellationToken), sans), member.Server.SystemIdentifier);
    }
}
