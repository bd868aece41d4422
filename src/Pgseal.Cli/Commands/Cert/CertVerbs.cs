using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>The verbs about certificates.</summary>
static class CertVerbs
{
    public static VerbGroup Declare() => new("cert", "certificates and their authorities: made, shown, renewed and revoked")
    {
        Usage = "[TARGET...] [OPTIONS]",
        AboutArguments = "Authorities stand under ca/ of the state directory; a certificate of a member stands on its host.",
        Subcommands =
        {
            Ca.CaVerbs.Declare(),
            Issue.IssueVerb.Declare(),
            Import.ImportVerb.Declare(),
            Show.ShowVerb.Declare(),
            Renew.RenewVerb.Declare(),
            Revoke.RevokeVerb.Declare(),
        },
    };
}
