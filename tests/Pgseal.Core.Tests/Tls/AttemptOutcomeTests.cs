using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Tls;

public sealed class AttemptOutcomeTests
{
    [Theory]
    [InlineData("28000", "ClientAuthentication", typeof(AttemptOutcome.Refused))]
    [InlineData("28000", "auth_failed", typeof(AttemptOutcome.Admitted))]
    [InlineData("28000", "InitializeSessionUserId", typeof(AttemptOutcome.Unknown))]
    [InlineData("28000", "", typeof(AttemptOutcome.Unknown))] // a gateway's imitation
    [InlineData("08P01", "", typeof(AttemptOutcome.Unknown))] // PgBouncer: "SSL required"
    [InlineData("53300", "InitProcess", typeof(AttemptOutcome.Unknown))]
    [InlineData("57P03", "ProcessStartupPacket", typeof(AttemptOutcome.Unknown))]
    [InlineData("", "", typeof(AttemptOutcome.Unknown))]
    public void Only_the_rules_own_word_is_a_refusal(string sqlState, string routine, Type expected) =>
        Assert.IsType(expected, AttemptOutcome.Of(new ServerError(sqlState, "a text in any language", routine)));
}
