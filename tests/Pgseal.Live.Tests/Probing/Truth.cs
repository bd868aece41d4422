using Pgseal.Core.Probing;
using Pgseal.Live.Probing;

namespace Pgseal.Live.Tests.Probing;

/// <summary>Probes for tests, and what they say in one word a check.</summary>
static class Truth
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static ProbeSettings Settings { get; } = new()
    {
        Logins = ProbeLogins.ToTry([], []),
        Timeout = TimeSpan.FromSeconds(30),
        Trust = TrustAnchors.None,
    };

    public static async Task<ProbedTarget> OfAsync(int port, ProbeSettings settings, string host = "127.0.0.1") =>
        ProbedTarget.Of(await Prober.OneAsync(new ProbeTarget(host, port), settings, Cancellation));

    public static Check Check(this ProbedTarget target, string id) => target.Checks.Single(check => check.Id == id);

    /// <summary>The checks that are neither ok nor without a subject: <c>plaintext bad, drift unknown</c>.</summary>
    public static string Complaints(this ProbedTarget target) => string.Join(
        ", ",
        target.Checks.Where(check => check.Result is CheckResult.Bad or CheckResult.Unknown).Select(check => $"{check.Id} {check.Result.ToString().ToLowerInvariant()}"));

    public static EndpointSeen Endpoint(this ProbedTarget target) => Assert.Single(target.Seen.Endpoints.ToArray());
}
