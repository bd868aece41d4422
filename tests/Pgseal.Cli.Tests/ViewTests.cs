using System.Text.RegularExpressions;
using Pgseal.Cli.Pages;
using Pgseal.Cli.Tests.Hba;
using Spectre.Console;

namespace Pgseal.Cli.Tests;

/// <summary>Every view, on and off a terminal, against approved files; and every view with names that want to be more than names.</summary>
public sealed partial class ViewTests
{
    public static TheoryData<string> Views => [.. All.Keys];

    static Dictionary<string, Action<IPage, string>> All { get; } = new()
    {
        ["audit"] = (page, name) => Commands.Audit.HumanView.Write(Some.Audit(name), page),
        ["audit-many"] = (page, name) => Commands.Audit.HumanView.Write(Some.ManyAudited(name), page),
        ["plan"] = (page, name) => Commands.Plan.HumanView.Write(Some.Plan(name), page),
        ["plan-empty"] = (page, _) => Commands.Plan.HumanView.Write(Some.EmptyPlan, page),
        ["plan-blocked"] = (page, _) => Commands.Plan.HumanView.Write(Some.BlockedPlan, page),
        ["run-verified"] = (page, _) => Commands.Apply.HumanView.Write(Some.Run, page),
        ["run-rolled-back"] = (page, name) => Commands.Apply.HumanView.Write(Some.FailedRun(name), page),
        ["run-refused"] = (page, _) => Commands.Apply.HumanView.Write(Some.RefusedRun, page),
        ["run-left-on-plaintext"] = (page, _) => Commands.Apply.HumanView.Write(Some.Run with { LeftOnPlaintext = 2 }, page),
        ["run-taken-back"] = (page, _) => Commands.Apply.HumanView.Write(Some.Run with { Authority = null, TookBack = true, Renewals = [] }, page),
        ["runs"] = (page, name) => Commands.Runs.HumanView.WriteAll([Some.JournalledRun(name), Some.KilledRun], page),
        ["runs-none"] = (page, _) => Commands.Runs.HumanView.WriteAll([], page),
        ["runs-one"] = (page, name) => Commands.Runs.HumanView.WriteOne(Some.JournalledRun(name), page),
        ["sessions"] = (page, name) => Commands.Sessions.HumanView.Write(Some.Sessions(name), page, everyKind: false),
        ["sessions-verbose"] = (page, name) => Commands.Sessions.HumanView.Write(Some.Sessions(name), page, everyKind: true),
        ["hba-check"] = (page, name) => Commands.Hba.Check.HumanView.Write(SomeRules.Check(name), page),
        ["hba-check-broken"] = (page, name) => Commands.Hba.Check.HumanView.Write(SomeRules.BrokenCheck(name), page),
        ["hba-prove"] = (page, name) => Commands.Hba.Prove.HumanView.Write(SomeRules.Prove(name), page),
        ["hba-explain"] = (page, name) => Commands.Hba.Explain.HumanView.Write(SomeRules.Explain(name), page),
        ["hba-explain-unknown"] = (page, name) => Commands.Hba.Explain.HumanView.Write(SomeRules.UnknownExplain(name), page),
        ["hba-diff"] = (page, name) => Commands.Hba.Diff.HumanView.Write(SomeRules.Diff(name), page),
        ["hba-convert"] = (page, name) => Commands.Hba.Convert.HumanView.Write(SomeRules.Convert(name), page),
        ["hba-convert-refused"] = (page, name) => Commands.Hba.Convert.HumanView.Write(SomeRules.RefusedConvert(name), page),
        ["hba-format"] = (page, name) => Commands.Hba.Format.HumanView.Write(SomeRules.Format(name), page),
        ["cert-ca"] = (page, name) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.Authorities(name), page),
        ["cert-ca-none"] = (page, _) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.NoAuthorities, page),
        ["cert-ca-rollover"] = (page, name) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.Rollover(name), page),
        ["cert-ca-rollover-refused"] = (page, name) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.RolloverRefused(name), page),
        ["cert-ca-rollover-finished"] = (page, name) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.RolloverFinished(name), page),
        ["cert-ca-imported"] = (page, name) => Commands.Cert.Ca.HumanView.Write(SomeCertificates.Imported(name), page),
        ["cert-issue"] = (page, name) => Commands.Cert.Issue.HumanView.Write(SomeCertificates.Issued(name), page),
        ["cert-issue-request"] = (page, name) => Commands.Cert.Issue.HumanView.Write(SomeCertificates.Requested(name), page),
        ["cert-issue-signed"] = (page, name) => Commands.Cert.Issue.HumanView.Write(SomeCertificates.Signed(name), page),
        ["conninfo"] = (page, name) => Commands.Conninfo.HumanView.Write(SomeClient.Prefer(name), page),
        ["conninfo-not-tried"] = (page, _) => Commands.Conninfo.HumanView.Write(SomeClient.NotTried, page),
        ["conninfo-failed"] = (page, name) => Commands.Conninfo.HumanView.Write(SomeClient.Failed(name), page),
        ["cert-show"] = (page, name) => Commands.Cert.Show.HumanView.Write(SomeCertificates.Shown(name), page),
        ["cert-show-file"] = (page, name) => Commands.Cert.Show.HumanView.Write(SomeCertificates.FileShown(name), page),
        ["cert-show-agreeing"] = (page, name) => Commands.Cert.Show.HumanView.Write(SomeCertificates.Agreeing(name), page),
        ["cert-revoke"] = (page, name) => Commands.Cert.Revoke.HumanView.Write(SomeCertificates.Revoked(name), page),
        ["cert-revoke-refresh"] = (page, _) => Commands.Cert.Revoke.HumanView.Write(SomeCertificates.Refreshed, page),
        ["cert-renew"] = (page, name) => Commands.Cert.Renew.HumanView.Write(SomeCertificates.Renewed(name), page),
        ["cert-check"] = (page, name) => Commands.Cert.Import.HumanView.Write(SomeCertificates.Checked(name), page),
        ["cert-check-refused"] = (page, _) => Commands.Cert.Import.HumanView.Write(SomeCertificates.Refused, page),
        ["probe"] = (page, name) => Probes(asBlocks: true, name, page),
        ["probe-many"] = (page, name) => Probes(asBlocks: false, name, page),
        ["error"] = (page, name) => ProblemView.Write(Some.FailedRun(name).Problem!, page),
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void Off_a_terminal_a_view_is_plain_text(string view)
    {
        var text = Rendered.Plain(page => All[view](page, "app"));

        Assert.DoesNotMatch(@"[\x00-\x09\x0b-\x1f\x7f─-╿]", text);
        Assert.All(text.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
        Approved.Check($"{view}.txt", text);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void On_a_terminal_a_view_has_colour_and_boxes(string view) =>
        Approved.Check($"{view}.terminal.txt", Rendered.OnTerminal(page => All[view](page, "app")).Replace("\u001b", "␛", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Views))]
    public void A_hostile_name_is_inert_off_a_terminal(string view)
    {
        var lines = Rendered.Plain(page => All[view](page, "app")).Split('\n').Length;

        var text = Rendered.Plain(page => All[view](page, Some.HostileName));

        Assert.DoesNotMatch(@"[\x00-\x09\x0b-\x1f\x7f\u202e]", text);
        Assert.Equal(lines, text.Split('\n').Length);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_hostile_name_is_inert_on_a_terminal(string view)
    {
        var text = Rendered.OnTerminal(page => All[view](page, Some.HostileName));

        Assert.DoesNotMatch(@"[\x00-\x09\x0b-\x1f\x7f\u202e]", OwnStyling().Replace(text, ""));
        Assert.DoesNotContain("\u001b[31m\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_is_shown_whole_with_its_escapes()
    {
        const string Shown = @"[red]a\x1B[31m\x0Ab\x07\u202Ec[/]";

        Assert.Contains(Shown, Rendered.Plain(page => All["audit"](page, Some.HostileName)), StringComparison.Ordinal);
        Assert.Contains(Shown, Rendered.OnTerminal(page => All["error"](page, Some.HostileName), AnsiSupport.No), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_keeps_its_columns_aligned_whatever_is_in_them()
    {
        var text = Rendered.Plain(page => page.Table(2, ["A", "LONG HEADING", "C"], [["1", "x", "end"], ["a long cell", "", "end"]]));

        Assert.Equal(
            """
              A            LONG HEADING  C
              1            x             end
              a long cell                end

            """,
            text);
    }

    static void Probes(bool asBlocks, string name, IPage page)
    {
        var (view, counts) = (new Commands.Probe.HumanView(asBlocks), new Commands.Probe.ProbeCounts());
        foreach (var target in SomeProbes.All(name))
        {
            counts.Add(target);
            view.Write(target, page);
        }
        Commands.Probe.HumanView.End(counts, page);
    }

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex OwnStyling();
}
