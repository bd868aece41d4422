using Pgseal.Live.Hosts;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Apply;

/// <summary>The scratch instances of a run: one for all members that run the same binary as the same user.</summary>
sealed class ScratchInstances : IDisposable
{
    readonly Dictionary<(string? Binary, uint Uid), ScratchInstance> instances = [];

    /// <exception cref="CommandFailed">The member's binaries cannot make one.</exception>
    public async Task<ScratchInstance> ForAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var key = (File.ResolveLinkTarget($"/proc/{host.PostmasterPid}/exe", returnFinalTarget: true)?.FullName, host.Server.Uid);
        return instances.TryGetValue(key, out var known)
            ? known
            : instances[key] = await ScratchInstance.CreateAsync(host, cancellationToken);
    }

    public void Dispose()
    {
        foreach (var instance in instances.Values)
            instance.Dispose();
    }
}
