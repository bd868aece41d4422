using System.Text;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class LedgerTextTests
{
    static readonly LedgerEntry standing = new("0a1b", "CN=app", LeafUse.Client, "ff", MadeCertificate.Noon, MadeCertificate.Noon.AddDays(397));

    [Fact]
    public void What_is_written_is_read_back()
    {
        ValueList<LedgerEntry> entries = [standing, standing with { Serial = "0c", Use = LeafUse.Server, Subject = "CN=a\nb", RevokedAt = MadeCertificate.Noon.AddDays(1) }];

        Assert.Equal(entries, LedgerText.TryRead(LedgerText.Write(entries)));
    }

    [Fact]
    public void The_format_is_one_object_a_line() => Assert.Equal(
        """{"serial":"0a1b","subject":"CN=app","use":"Client","sha256":"ff","issued_at":"2026-06-01T12:00:00+00:00","not_after":"2027-07-03T12:00:00+00:00","revoked_at":null}""" + "\n",
        Encoding.UTF8.GetString(LedgerText.Write([standing])));

    [Fact]
    public void An_empty_file_is_an_empty_ledger() => Assert.Empty(LedgerText.TryRead([])!.Value);

    [Theory]
    [InlineData("garbage")]
    [InlineData("{}")]
    [InlineData("""{"serial":"0a""")]
    [InlineData("null")]
    public void A_damaged_line_spoils_the_whole(string line) =>
        Assert.Null(LedgerText.TryRead([.. LedgerText.Write([standing]), .. Encoding.UTF8.GetBytes(line + "\n")]));
}
