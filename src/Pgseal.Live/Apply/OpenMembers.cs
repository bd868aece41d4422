using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Apply;

/// <summary>The members of a change with their sessions held open; all of them or none, because a change to half a cluster is none.</summary>
sealed class OpenMembers : IAsyncDisposable
{
    OpenMembers(ValueList<Member> all) => All = all;

    /// <summary>In the order they were named.</summary>
    public ValueList<Member> All { get; }

    public static async Task<OpenMembers> OpenAsync(
        IEnumerable<Target> targets, TimeSpan timeout, ValueList<string> commandLine, CancellationToken cancellationToken)
    {
        var opening = targets.Select(target => Member.OpenAsync(target, timeout, commandLine, cancellationToken)).ToList();
        try
        {
            return new((await Task.WhenAll(opening)).ToValueList());
        }
        catch
        {
            foreach (var opened in opening.Where(it => it.IsCompletedSuccessfully))
                await (await opened).DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in All)
            await member.DisposeAsync();
    }
}
