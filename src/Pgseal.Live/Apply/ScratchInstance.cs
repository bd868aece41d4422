using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Apply;

/// <summary>A throw-away data directory in which the member's own binary reads a candidate rules file before the server could (I1).</summary>
/// <remarks><c>postgres --single -c hba_file=CANDIDATE</c> answers pg_hba_file_rules as the server would: real errors on 13 to 18, in 0.4 s; initdb takes 1.3 s once.</remarks>
sealed class ScratchInstance : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    const string Done = "pgseal has asked", Column = "problem = \"";

    readonly string directory;
    readonly string binaries;
    readonly OsAccount account;

    ScratchInstance(string directory, string binaries, OsAccount account) => (this.directory, this.binaries, this.account) = (directory, binaries, account);

    /// <exception cref="CommandFailed">The member's binaries cannot make one.</exception>
    public static async Task<ScratchInstance> CreateAsync(LocalHost host, CancellationToken cancellationToken)
    {
        var postgres = File.ResolveLinkTarget($"/proc/{host.PostmasterPid}/exe", returnFinalTarget: true)?.FullName
            ?? throw new CommandFailed("postgres", "the server's own binary cannot be found");
        // In the member's own directory, where whoever takes an interrupted run over finds it by its name and sweeps it away.
        var member = MemberDirectory.Of(host);
        member.Create();
        var directory = $"{member.Path}/{TemporaryFile.NewName()}";
        HostDirectory.CreatePrivate(directory, host.Server);
        var scratch = new ScratchInstance(directory, Path.GetDirectoryName(postgres)!, host.Server);
        try
        {
            await HostCommand.RunAsync(
                scratch.AsServer("initdb", "-D", $"{directory}/data", "-U", "postgres", "-A", "trust", "-E", "SQL_ASCII", "--no-locale", "--no-sync"),
                "",
                Deadline,
                cancellationToken);
            return scratch;
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>The lines that the server would not load.</summary>
    /// <param name="path">The file that would be replaced: the candidate stands beside it while it is read, so that its includes resolve alike.</param>
    /// <exception cref="CommandFailed">The binary did not answer.</exception>
    public async Task<ValueList<RuleError>> CheckAsync(string path, ReadOnlyMemory<byte> candidate, CancellationToken cancellationToken)
    {
        // The name must not end in .conf: an include_dir of the running server would take it for its own.
        var aside = $"{Path.GetDirectoryName(HostFile.RealPath(path))}/{TemporaryFile.NewName()}";
        AtomicFile.Create(aside, candidate.Span, owner: account);
        try
        {
            var output = await HostCommand.RunAsync(
                AsServer("postgres", "--single", "-D", $"{directory}/data", "-c", $"hba_file={aside}", "-c", "ssl=on", "postgres"),
                "SELECT line_number || ':' || coalesce(error, 'the line is not valid') AS problem FROM pg_catalog.pg_hba_file_rules WHERE type IS NULL\n"
                + $"SELECT '{Done}' AS answer\n",
                Deadline,
                cancellationToken);
            return output.Contains(Done, StringComparison.Ordinal)
                ? output.Split('\n').Where(line => line.Contains(Column, StringComparison.Ordinal)).Select(line => Error(line, path)).ToValueList()
                : throw new CommandFailed("postgres --single", "it did not answer the question about the rules");
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>A row of single-user mode: <c>1: problem = "LINE:MESSAGE"	(typeid = …</c>.</summary>
    static RuleError Error(string row, string path)
    {
        var value = row[(row.IndexOf(Column, StringComparison.Ordinal) + Column.Length)..];
        var end = value.LastIndexOf("\"\t(typeid", StringComparison.Ordinal);
        var parts = (end < 0 ? value : value[..end]).Split(':', 2);
        return parts is [var line, var message] && int.TryParse(line, out var number) ? new(path, number, message) : new(path, 0, value);
    }

    IReadOnlyList<string> AsServer(string program, params string[] arguments)
    {
        string[] command = [$"{binaries}/{program}", .. arguments];
        return ServerAccount.Caller().Uid == account.Uid
            ? command
            : ["setpriv", $"--reuid={account.Uid}", $"--regid={account.Gid}", "--clear-groups", "--", .. command];
    }
}
