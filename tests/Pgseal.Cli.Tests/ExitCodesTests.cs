using Pgseal.Core;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Tests;

public sealed class ExitCodesTests
{
    static readonly ClusterReport Enforced = Some.Audit().Clusters[1];

    [Theory]
    [InlineData(Verdict.Off, ExitCode.KnownBad)]
    [InlineData(Verdict.Optional, ExitCode.KnownBad)]
    [InlineData(Verdict.Unknown, ExitCode.NotSeen)]
    [InlineData(Verdict.Enforced, ExitCode.AsItShouldBe)]
    public void An_audit_ends_with_the_code_of_its_worst_cluster(Verdict verdict, ExitCode expected) =>
        Assert.Equal(expected, ExitCodes.Of(Audit(Enforced, Enforced with { Verdict = verdict }), Severity.High));

    [Theory]
    [InlineData(Verdict.Off, ExitCode.KnownBad)]
    [InlineData(Verdict.Unknown, ExitCode.NotSeen)]
    public void A_member_counts_even_where_its_cluster_says_enforced(Verdict verdict, ExitCode expected) =>
        Assert.Equal(expected, ExitCodes.Of(Audit(Enforced with { Members = [Enforced.Members[0] with { Verdict = verdict }] }), Severity.High));

    [Theory]
    [InlineData("host=db1 sslmode=prefer", ExitCode.KnownBad)]
    [InlineData("host=db1 sslmode=verify-full", ExitCode.NotSeen)] // never connects: no root file
    [InlineData("host=/tmp", ExitCode.NotSeen)]
    [InlineData("host=db1 sslrootcert=system", ExitCode.AsItShouldBe)]
    public void Settings_end_with_the_code_of_what_they_guarantee(string settings, ExitCode expected) => Assert.Equal(expected, ExitCodes.Of(SomeClient.Of(settings)));

    [Fact]
    public void Settings_that_guarantee_all_but_got_no_connection_are_not_green()
    {
        var client = SomeClient.Of("host=db1 sslrootcert=system");
        var tried = SomeClient.Tried(TrialChannel.Tls, "app");

        Assert.Equal(ExitCode.AsItShouldBe, ExitCodes.Of(client with { Connection = tried }));
        Assert.Equal(ExitCode.AsItShouldBe, ExitCodes.Of(client with { Connection = tried with { Login = TrialLogin.NotTried } }));
        Assert.Equal(ExitCode.NotSeen, ExitCodes.Of(client with { Connection = tried with { Login = TrialLogin.Refused } }));
        Assert.Equal(ExitCode.NotSeen, ExitCodes.Of(client with { Connection = tried with { Failure = "cannot be reached" } }));
    }

    [Fact]
    public void Known_bad_outweighs_not_seen() =>
        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Audit(Enforced with { Verdict = Verdict.Unknown }, Enforced with { Verdict = Verdict.Optional }), Severity.High));

    [Fact]
    public void An_audit_of_nothing_is_not_green() => Assert.Equal(ExitCode.NotSeen, ExitCodes.Of(Audit(), Severity.High));

    [Fact]
    public void A_refuted_proof_is_known_bad_whatever_the_verdict()
    {
        var refuted = Enforced.Members[0] with { Verdict = Verdict.Unknown, Proof = Some.Audit().Clusters[0].Members[0].Proof };

        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Audit(Enforced with { Verdict = Verdict.Unknown, Members = [refuted] }), Severity.Critical));
    }

    [Fact]
    public void An_excepted_finding_does_not_count_and_a_verdict_always_does()
    {
        var finding = new Finding(FindingRules.CertificateExpired, "x", "x", "x", "x");
        var member = Enforced.Members[0] with { Findings = [finding with { Exemption = new("me", "later", new(2026, 12, 31)) }] };

        Assert.Equal(ExitCode.AsItShouldBe, ExitCodes.Of(Audit(Enforced with { Members = [member] }), Severity.Info));
        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Audit(Enforced with { Members = [member with { Findings = [.. member.Findings, finding] }] }), Severity.Info));
        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Audit(Enforced with { Members = [member with { Verdict = Verdict.Optional }] }), Severity.Info));
    }

    [Theory]
    [InlineData(Severity.Info, ExitCode.KnownBad)]
    [InlineData(Severity.Medium, ExitCode.KnownBad)]
    [InlineData(Severity.High, ExitCode.AsItShouldBe)]
    [InlineData(Severity.Critical, ExitCode.AsItShouldBe)]
    public void A_medium_finding_counts_up_to_fail_on_medium(Severity failOn, ExitCode expected)
    {
        var member = Enforced.Members[0] with { Findings = [new(FindingRules.CertificateExpiresSoon, "x", "x", "x", "x")] };

        Assert.Equal(expected, ExitCodes.Of(Audit(Enforced with { Members = [member] }), failOn));
    }

    [Fact]
    public void A_plan_with_changes_proposes_them() => Assert.Equal(ExitCode.ChangesProposed, ExitCodes.Of(Some.Plan()));

    [Fact]
    public void A_plan_with_nothing_to_do_is_as_it_should_be() => Assert.Equal(ExitCode.AsItShouldBe, ExitCodes.Of(Some.EmptyPlan));

    [Fact]
    public void A_plan_that_apply_would_refuse_says_so_although_it_has_changes() => Assert.Equal(ExitCode.Refused, ExitCodes.Of(Some.BlockedPlan));

    [Theory]
    [InlineData(RunOutcome.Verified, ExitCode.AsItShouldBe)]
    [InlineData(RunOutcome.NothingToChange, ExitCode.AsItShouldBe)]
    [InlineData(RunOutcome.Refused, ExitCode.Refused)]
    [InlineData(RunOutcome.RolledBack, ExitCode.RolledBack)]
    [InlineData(RunOutcome.Attention, ExitCode.Attention)]
    public void A_run_ends_with_the_code_of_its_outcome(RunOutcome outcome, ExitCode expected)
    {
        Assert.Equal(expected, ExitCodes.OfApply(Some.Run with { Outcome = outcome }));
        Assert.Equal(expected, ExitCodes.OfWayBack(Some.Run with { Outcome = outcome }));
    }

    [Theory]
    [InlineData(Verdict.Off, ExitCode.KnownBad, ExitCode.AsItShouldBe)]
    [InlineData(Verdict.Optional, ExitCode.KnownBad, ExitCode.AsItShouldBe)]
    [InlineData(Verdict.Unknown, ExitCode.NotSeen, ExitCode.AsItShouldBe)]
    public void The_verdict_after_it_counts_for_apply_and_not_for_the_way_back(Verdict verdict, ExitCode apply, ExitCode wayBack)
    {
        var run = Some.Run with { Audit = Audit(Enforced with { Verdict = verdict }) };

        Assert.Equal(apply, ExitCodes.OfApply(run));
        Assert.Equal(wayBack, ExitCodes.OfWayBack(run));
    }

    [Fact]
    public void Sessions_left_on_plaintext_are_known_bad_after_apply() =>
        Assert.Equal(ExitCode.KnownBad, ExitCodes.OfApply(Some.Run with { LeftOnPlaintext = 1 }));

    [Fact]
    public void A_failed_run_with_sessions_left_says_that_it_failed() =>
        Assert.Equal(ExitCode.RolledBack, ExitCodes.OfApply(Some.Run with { Outcome = RunOutcome.RolledBack, LeftOnPlaintext = 1 }));

    [Fact]
    public void Sessions_on_plaintext_in_scope_are_known_bad() => Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Some.Sessions()));

    [Fact]
    public void Loopback_sessions_are_bad_in_scope_all_only()
    {
        var loopback = Some.Sessions() with { Members = [Some.Sessions().Members[0] with { Sessions = [Some.Sessions().Members[0].Sessions[1]] }] };

        Assert.Equal(ExitCode.AsItShouldBe, ExitCodes.Of(loopback));
        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(loopback with { Scope = Scope.All }));
    }

    [Fact]
    public void Sessions_that_could_not_be_seen_are_not_green() =>
        Assert.Equal(ExitCode.NotSeen, ExitCodes.Of(Some.Sessions() with { Members = [Some.Sessions().Members[1]] }));

    [Fact]
    public void Sessions_left_by_a_drain_are_known_bad() =>
        Assert.Equal(ExitCode.KnownBad, ExitCodes.Of(Some.Sessions() with { Members = [], Drain = new(DrainPolicy.Idle, Ended: 3, Left: 1) }));

    [Theory]
    [InlineData(FailureKind.BadInput, ExitCode.BadUsage)]
    [InlineData(FailureKind.Unreachable, ExitCode.NotSeen)]
    [InlineData(FailureKind.Refused, ExitCode.Refused)]
    [InlineData(FailureKind.RolledBack, ExitCode.RolledBack)]
    [InlineData(FailureKind.Attention, ExitCode.Attention)]
    public void A_failure_ends_with_the_code_of_its_kind(FailureKind kind, ExitCode expected) => Assert.Equal(expected, ExitCodes.Of(kind));

    [Fact]
    public void Certificates_that_do_not_agree_are_known_bad_and_those_not_seen_are_not_green()
    {
        Assert.Equal(ExitCode.KnownBad, SomeCertificates.Shown().ExitCode);
        Assert.Equal(ExitCode.NotSeen, SomeCertificates.PartlySeen().ExitCode);
        Assert.Equal(ExitCode.AsItShouldBe, SomeCertificates.Agreeing().ExitCode);
        Assert.Equal(ExitCode.KnownBad, (SomeCertificates.FileShown() with { CheckedAt = Some.Noon.AddDays(398) }).ExitCode);
        Assert.Equal(ExitCode.AsItShouldBe, SomeCertificates.FileShown().ExitCode);
    }

    [Fact]
    public void An_authority_or_a_list_that_is_over_is_known_bad()
    {
        var good = SomeCertificates.Authorities() with { Authorities = [SomeCertificates.Authorities().Authorities[0]] };

        Assert.Equal(ExitCode.AsItShouldBe, good.ExitCode);
        Assert.Equal(ExitCode.KnownBad, (good with { CheckedAt = Some.Noon.AddDays(6) }).ExitCode);
        Assert.Equal(ExitCode.KnownBad, SomeCertificates.Authorities().ExitCode);
    }

    static AuditReport Audit(params ClusterReport[] clusters) => new(Some.Noon, Scope.Remote, clusters.ToValueList());
}
