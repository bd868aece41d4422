using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Reads the rules of an input.</summary>
static class InputReader
{
    public static Task<RulesRead> ReadAsync(HbaInput input, TimeSpan timeout, Output output, CancellationToken cancellation) => input switch
    {
        HbaInput.OfFile file => Task.FromResult(OfflineRules.Read(file.Path, file.Environment)),
        HbaInput.OfServer server => output.WhileAsync("reading the rules of the server", () => LiveRules.ReadAsync(server.Target, timeout, cancellation)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
