using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>The verb <c>hba explain</c>.</summary>
static class ExplainVerb
{
    public static Verb Declare()
    {
        var connection = CommandLine.Declare.Text(
            "--connection", "KEY=VALUE...", "kind=local|plain|tls|gss, user, dbname, addr, replication=true|database|false, cert_cn, cert_dn, cert_trusted");
        connection.Required = true;
        var verb = new Verb("explain", "says which rule decides a connection, why the rules before it do not match, and what the server answers")
        {
            Usage = "FILE|TARGET --connection 'KEY=VALUE...' [OPTIONS]",
            Examples =
            [
                ($"pgseal hba explain pg_hba.conf --connection '{ConnectionText.Example}'", "a plaintext client"),
                ("pgseal hba explain db1 --connection 'kind=tls user=standby addr=10.1.0.6 replication=true'", "a standby, by the rules of a server"),
                ("pgseal hba explain pg_hba.conf --connection 'kind=tls user=app addr=10.1.2.3 cert_cn=app'", "a client with a certificate"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => ExplainCommand.RunAsync(
                new(InputArguments.Read(parse, output), ConnectionText.Read(parse.GetValue(connection)!), parse.GetRequiredValue(SharedOptions.Timeout)), output, cancellation),
        };
        InputArguments.AddTo(verb);
        verb.Add(connection);
        return verb;
    }
}
