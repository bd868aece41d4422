using System.Globalization;
using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Core.Text;

namespace Pgseal.Live.Hosts;

/// <summary>This host as the home of one server, proven to be that.</summary>
/// <param name="DataDirectory">Its real path.</param>
/// <param name="Server">The user the server runs as.</param>
public sealed record LocalHost(string DataDirectory, int PostmasterPid, OsAccount Server)
{
    /// <summary>Compares what the server says about itself with what lies here.</summary>
    /// <param name="dataDirectory">The server's setting <c>data_directory</c>.</param>
    /// <param name="postmasterPid">What <c>pg_read_file('postmaster.pid')</c> returned.</param>
    /// <param name="commandLine">What was typed, free of secrets, for the line to type instead.</param>
    /// <remarks>
    /// Neither a path nor an address is proof: another host may have the same path, a published port may lead into a container. The same
    /// postmaster.pid, a live process whose working directory is this very data directory, and the same system identifier are.
    /// </remarks>
    public static LocalProof Prove(string dataDirectory, string postmasterPid, ulong systemIdentifier, ValueList<string> commandLine)
    {
        var shown = Printable.Text(dataDirectory);
        if (Identity(postmasterPid) is not { } expected)
            return new LocalProof.NotLocal("the server gave no postmaster.pid to compare with");
        try
        {
            var real = HostFile.RealPath(dataDirectory);
            var pidFile = $"{real}/postmaster.pid";
            if (Identity(Encoding.UTF8.GetString(HostFile.Read(pidFile))) != expected)
                return new LocalProof.NotLocal($"{shown} on this host belongs to another server: its postmaster.pid differs");
            var control = HostFile.Read($"{real}/global/pg_control");
            if (control.Length < sizeof(ulong) || BitConverter.ToUInt64(control) != systemIdentifier) // pg_control.h: the first field
                return new LocalProof.NotLocal($"{shown} on this host has another system identifier");
            var pid = int.Parse(expected.Split('\n')[0], CultureInfo.InvariantCulture);
            return RunsIn(pid, real)
                ? new LocalProof.Proven(new(real, pid, ServerAccount.OfProcess(pid)))
                : new LocalProof.NotLocal($"no process {pid} of this host runs in {shown}: the server is in a container of its own");
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return new LocalProof.NotLocal($"this host has no such server: {failure.Message}");
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.Denied)
        {
            return new LocalProof.NotReadable(failure.Message, Instead(dataDirectory, commandLine));
        }
    }

    /// <summary>The lines of postmaster.pid that do not change while a server runs.</summary>
    /// <remarks>miscadmin.h: pid, data directory, start time, port, socket directory, listen address, shared memory key; the eighth is its status.</remarks>
    static string? Identity(string postmasterPid)
    {
        var lines = postmasterPid.Split('\n').Take(7).Select(line => line.TrimEnd()).ToList();
        return lines.Count == 7 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) ? string.Join('\n', lines) : null;
    }

    /// <summary>The postmaster works in its data directory; a process of another user shows only its owner.</summary>
    static bool RunsIn(int pid, string dataDirectory)
    {
        var directory = HostFile.Status(dataDirectory, follow: true);
        try
        {
            return HostFile.Identity(HostFile.Status($"/proc/{pid}/cwd", follow: true)) == HostFile.Identity(directory);
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.Denied)
        {
            return HostFile.Status($"/proc/{pid}", follow: true).Uid == directory.Uid;
        }
        catch (FileFailure failure) when (failure.Fault == FileFault.NotFound)
        {
            return false;
        }
    }

    static string Instead(string dataDirectory, ValueList<string> commandLine)
    {
        try
        {
            return Preflight.SudoAs(ServerAccount.OfOwner(dataDirectory), commandLine);
        }
        catch (FileFailure)
        {
            return $"sudo {ShellWord.Join(commandLine)}"; // even the directory's owner is out of sight
        }
    }
}
