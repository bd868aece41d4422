using Pgseal.Core.Posture;
using Pgseal.Core.Probing;
using Pgseal.Live.Probing;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Probing;

public sealed class ProbeOfPgBouncerTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static async Task<ProbedTarget> ProbeAsync(string tls)
    {
        using var authority = new ProbeAuthority();
        var (certificate, key) = authority.Issue(rsa: false, DateTimeOffset.UtcNow.AddDays(30), "localhost");
        await using var bouncer = await PgBouncer.StartAsync(tls, $"{certificate}\n{authority.MiddlePem}", key, Cancellation);
        var root = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(root, authority.RootPem, Cancellation);
            return await Truth.OfAsync(bouncer.Port, Truth.Settings with { Trust = TrustAnchors.Read(root), ServerName = "localhost" });
        }
        finally
        {
            File.Delete(root);
        }
    }

    [Fact]
    public async Task One_that_requires_tls_is_recognised_and_refuses_plaintext()
    {
        var probed = await ProbeAsync("require");

        Assert.Equal((ServerKind.PgBouncer, true, PlaintextAnswer.Refused), (probed.Server.Kind, probed.Seen.ServesTls, probed.Plaintext));
        Assert.Equal("", probed.Complaints());
        Assert.Contains("the pooler refuses it, and goes on to authentication over TLS (08P01 \"SSL required\" (unauthenticated))", probed.Check("plaintext").Seen, StringComparison.Ordinal);
        Assert.Contains("without channel binding", probed.Check("authentication").Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_allows_both_admits_plaintext()
    {
        var probed = await ProbeAsync("allow");

        Assert.Equal((ServerKind.PgBouncer, true, PlaintextAnswer.Admitted), (probed.Server.Kind, probed.Seen.ServesTls, probed.Plaintext));
        Assert.Equal("plaintext bad", probed.Complaints());
        Assert.Equal(CheckResult.NotApplicable, probed.Check("plaintext-replication").Result);
    }

    [Fact]
    public async Task One_without_tls_is_recognised_too()
    {
        var probed = await ProbeAsync("disable");

        Assert.Equal((ServerKind.PgBouncer, false, PlaintextAnswer.Admitted), (probed.Server.Kind, probed.Seen.ServesTls, probed.Plaintext));
        Assert.Equal("ssl-request bad, plaintext bad", probed.Complaints());
    }

    [Fact]
    public async Task One_that_demands_a_client_certificate_ends_tls_without_one()
    {
        var probed = await ProbeAsync("verify-ca");

        Assert.Contains("the server ended TLS when none was shown", probed.Check("client-certificate").Seen, StringComparison.Ordinal);
        Assert.Equal(CheckResult.Unknown, probed.Check("tls-startup").Result);
        Assert.False(probed.IsGood);
    }
}
