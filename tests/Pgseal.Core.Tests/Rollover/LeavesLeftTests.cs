using Pgseal.Core.Certificates;
using Pgseal.Core.Rollover;

namespace Pgseal.Core.Tests.Rollover;

public sealed class LeavesLeftTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_was_issued_anew_revoked_or_is_over_is_not_left()
    {
        var before = new[] { Entry("1", "CN=db1"), Entry("2", "CN=db2"), Entry("3", "CN=app", LeafUse.Client), Entry("4", "CN=gone"), Entry("5", "CN=over") with { NotAfter = Now } };
        LedgerEntry[] ledger = [before[0], before[1], before[2], before[3] with { RevokedAt = Now }, before[4], Entry("6", "CN=db1"), Entry("7", "CN=app")];

        // The server certificate CN=app is none of the client's.
        Assert.Equal(["CN=db2", "CN=app"], LeavesLeft.Of(ledger.ToValueList(), before.ToValueList(), Now).Select(entry => entry.Subject));
    }

    [Fact]
    public void Many_of_one_subject_count_once() =>
        Assert.Single(LeavesLeft.Of([Entry("1", "CN=db1"), Entry("2", "CN=db1")], [Entry("1", "CN=db1"), Entry("2", "CN=db1")], Now));

    static LedgerEntry Entry(string serial, string subject, LeafUse use = LeafUse.Server) => new(serial, subject, use, serial, Now.AddDays(-9), Now.AddDays(9));
}
