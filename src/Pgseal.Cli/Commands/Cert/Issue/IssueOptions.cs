using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;

namespace Pgseal.Cli.Commands.Cert.Issue;

/// <summary>What <c>pgseal cert issue</c> was asked.</summary>
/// <param name="Target">The server to ask for its names; null where they were given.</param>
/// <param name="Name">The first name; null where a server, a role or a request says it.</param>
/// <param name="Client">The role of a client's certificate; null for a server's.</param>
/// <param name="RequestFile">A request to sign; null where pgseal makes the key.</param>
/// <param name="RequestOnly">A key and a request for another authority.</param>
sealed record IssueOptions(
    Target? Target,
    string? Name,
    ValueList<string> Sans,
    string? Client,
    string? RequestFile,
    bool RequestOnly,
    KeyType KeyType,
    TimeSpan Validity,
    string Out,
    string? Authority,
    string StateDirectory,
    Secret? Passphrase,
    string? PassphraseFile,
    Secret? KeyPassphrase,
    TimeSpan Timeout);
