using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Core.Tests.Conninfo.Drivers;

namespace Pgseal.Core.Tests.Conninfo.Guarantees;

public sealed class VerdictSentenceTests
{
    [Theory]
    [InlineData("sslmode=prefer", TrialChannel.Tls, "encrypted today, but anybody on the path can read it tomorrow: sslmode=prefer falls back to plaintext when TLS is refused or fails, and nobody signs that refusal")]
    [InlineData("sslmode=require", TrialChannel.Tls, "encrypted today, and whoever answers in the server's place can read it tomorrow: sslmode=require: any certificate is accepted, also one that was made a minute ago")]
    [InlineData("sslmode=prefer", TrialChannel.Plaintext, "in clear today: everybody on the path reads it: sslmode=prefer falls back to plaintext when TLS is refused or fails, and nobody signs that refusal")]
    [InlineData("sslrootcert=system", TrialChannel.Tls, "encrypted today; guaranteed against who listens and against who answers in the server's place")]
    [InlineData("sslmode=verify-full", TrialChannel.None, "never connects: libpq refuses to connect with sslmode=verify-full, since the root file /home/ada/.postgresql/root.crt does not exist")]
    public void What_happened_and_what_is_guaranteed_are_one_sentence(string settings, TrialChannel channel, string expected) =>
        Assert.Equal(expected, Report(settings, new() { Host = "db1:5432", Channel = channel, Steps = [] }).Verdict);

    [Fact]
    public void Without_a_connection_it_says_what_is_guaranteed() =>
        Assert.Equal("guaranteed against who listens and against who answers in the server's place", Report("sslrootcert=system", null).Verdict);

    [Fact]
    public void A_failure_comes_first() =>
        Assert.Equal(
            "no connection today: cannot be reached: connection refused. Guaranteed against who listens and against who answers in the server's place",
            Report("sslrootcert=system", new() { Host = "db1:5432", Channel = TrialChannel.None, Steps = [], Failure = "cannot be reached: connection refused" }).Verdict);

    static ConninfoReport Report(string settings, ConnectionReport? connection)
    {
        var client = ReadClient.Of($"host=db1 {settings}");
        return new(DateTimeOffset.UnixEpoch, "by the test", client, ClientGuarantees.Of(client), connection);
    }
}
