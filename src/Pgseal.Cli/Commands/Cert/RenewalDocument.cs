using Pgseal.Core.Planning;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>How a certificate will be renewed, in JSON.</summary>
sealed record RenewalDocument(DateTimeOffset NotAfter, DateTimeOffset DueFrom, string Command, string? Timer)
{
    public static RenewalDocument? Of(Renewal? it) => it is null ? null : new(it.NotAfter, it.DueFrom, it.Command, it.Timer);
}
