using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>A row as pgseal reads it, and as the server shows it, both without secrets.</summary>
sealed record DisagreementDocument(Check.JsonView.HbaRuleDocument? Ours, Check.JsonView.HbaRuleDocument? Servers)
{
    public static DisagreementDocument[] Of(RulesRead read) =>
    [
        .. read.Disagreements.Select(it => new DisagreementDocument(
            it.Ours is { } ours ? Check.JsonView.HbaRuleDocument.Of(ours.WithoutSecrets()) : null,
            it.Servers is { } servers ? Check.JsonView.HbaRuleDocument.Of(servers.WithoutSecrets()) : null)),
    ];
}
