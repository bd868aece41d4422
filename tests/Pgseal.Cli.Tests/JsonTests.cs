using System.Text.Json;
using Pgseal.Cli.Pages;
using Pgseal.Cli.Tests.Hba;

namespace Pgseal.Cli.Tests;

/// <summary>Every JSON schema against an approved file: a change of these files is a change of a public contract.</summary>
public sealed class JsonTests
{
    public static TheoryData<string> Schemas => [.. All.Keys];

    static Dictionary<string, Func<string, string>> All { get; } = new()
    {
        ["audit"] = name => Commands.Audit.JsonView.Render(Some.Audit(name)),
        ["plan"] = name => Commands.Plan.JsonView.Render(Some.Plan(name), Some.Asked),
        ["plan-blocked"] = _ => Commands.Plan.JsonView.Render(Some.BlockedPlan, Some.Asked),
        ["apply"] = _ => Commands.Apply.JsonView.Render(Some.Run),
        ["apply-rolled-back"] = name => Commands.Apply.JsonView.Render(Some.FailedRun(name)),
        ["disable-refused"] = _ => Commands.Apply.JsonView.Render("pgseal.disable/1", Some.RefusedRun),
        ["runs"] = name => Commands.Runs.JsonView.Render([Some.JournalledRun(name), Some.KilledRun]),
        ["sessions"] = name => Commands.Sessions.JsonView.Render(Some.Sessions(name)),
        ["hba-check"] = name => Commands.Hba.Check.JsonView.Render(SomeRules.Check(name)),
        ["hba-check-broken"] = name => Commands.Hba.Check.JsonView.Render(SomeRules.BrokenCheck(name)),
        ["hba-prove"] = name => Commands.Hba.Prove.JsonView.Render(SomeRules.Prove(name)),
        ["hba-explain"] = name => Commands.Hba.Explain.JsonView.Render(SomeRules.Explain(name)),
        ["hba-explain-unknown"] = name => Commands.Hba.Explain.JsonView.Render(SomeRules.UnknownExplain(name)),
        ["hba-diff"] = name => Commands.Hba.Diff.JsonView.Render(SomeRules.Diff(name)),
        ["hba-convert"] = name => Commands.Hba.Convert.JsonView.Render(SomeRules.Convert(name)),
        ["hba-convert-refused"] = name => Commands.Hba.Convert.JsonView.Render(SomeRules.RefusedConvert(name)),
        ["hba-format"] = name => Commands.Hba.Format.JsonView.Render(SomeRules.Format(name)),
        ["cert-ca-rollover"] = name => Commands.Cert.Ca.JsonView.Render(SomeCertificates.RolloverRefused(name)),
        ["cert-ca"] = name => Commands.Cert.Ca.JsonView.Render(SomeCertificates.Authorities(name)),
        ["cert-issue"] = name => Commands.Cert.Issue.JsonView.Render(SomeCertificates.Issued(name)),
        ["cert-issue-request"] = name => Commands.Cert.Issue.JsonView.Render(SomeCertificates.Requested(name)),
        ["conninfo"] = name => Commands.Conninfo.JsonView.Render(SomeClient.Prefer(name)),
        ["conninfo-not-tried"] = _ => Commands.Conninfo.JsonView.Render(SomeClient.NotTried),
        ["cert-show"] = name => Commands.Cert.Show.JsonView.Render(SomeCertificates.Shown(name)),
        ["cert-revoke"] = name => Commands.Cert.Revoke.JsonView.Render(SomeCertificates.Revoked(name)),
        ["cert-renew"] = name => Commands.Cert.Renew.JsonView.Render("pgseal.cert_renew/1", SomeCertificates.Renewed(name)),
        ["cert-check"] = name => Commands.Cert.Import.JsonView.Render(SomeCertificates.Checked(name)),
        ["probe"] = name => Commands.Probe.JsonView.Render(SomeProbes.All(name), Some.Noon, interrupted: false),
        ["error"] = name => ProblemView.Json(Some.FailedRun(name).Problem!),
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_document_is_as_approved(string schema) =>
        Approved.Check($"{schema}.json", All[schema]("app").Replace($"\"tool_version\": \"{Pgseal.Live.ToolVersion.Text}\"", "\"tool_version\": \"VERSION\"", StringComparison.Ordinal) + "\n");

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_hostile_name_is_escaped_in_every_value(string schema)
    {
        using var document = JsonDocument.Parse(All[schema](Some.HostileName));

        Assert.All(Texts(document.RootElement), text => Assert.DoesNotMatch(@"[\x00-\x1f\x7f\u202e]", text));
    }

    [Fact]
    public void Letters_and_quotes_of_any_language_stay_readable()
    {
        using var document = JsonDocument.Parse(All["error"]("Zoë \"née\" Ünal"));

        Assert.Equal("the new rules would not admit Zoë \"née\" Ünal", document.RootElement.GetProperty("error").GetProperty("what").GetString());
        Assert.Contains("Zoë", All["error"]("Zoë"), StringComparison.Ordinal);
    }

    static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
