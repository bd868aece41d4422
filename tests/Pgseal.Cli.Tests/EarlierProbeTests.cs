using System.Text;
using Pgseal.Cli.Commands.Probe;
using Pgseal.Core.Probing;

namespace Pgseal.Cli.Tests;

public sealed class EarlierProbeTests
{
    static readonly ProbeTarget Db1 = new("db1", 5432), Db2 = new("db2", 5433);

    static EarlierProbe Parse(string json) => EarlierProbe.Parse(Encoding.UTF8.GetBytes(json), "before.json");

    [Fact]
    public void What_a_probe_printed_is_read_again()
    {
        var earlier = Parse(JsonView.Render(SomeProbes.All("app"), Some.Noon, interrupted: true));

        Assert.Equal(new EarlierTarget(Known: true, Some.Noon, Tls: true, new string('a', 64), "refused", ["TLSv1.2", "TLSv1.3"]), earlier.Of(Db1));
        Assert.Equal(new EarlierTarget(Known: true, Some.Noon, Tls: null, null, "admitted"), earlier.Of(Db2));
        Assert.Equal(new EarlierTarget(Known: false), earlier.Of(new ProbeTarget("db9", 5432)));
    }

    [Fact]
    public void A_probe_without_targets_is_a_document_too() => Assert.Equal(
        new EarlierTarget(Known: false), Parse(JsonView.Render([], Some.Noon, interrupted: true)).Of(Db1));

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"schema":"pgseal.audit/1"}""")]
    [InlineData("""{"schema":"pgseal.probe/1","checked_at":"2026-11-24T12:00:00Z","targets":[{}]}""")]
    public async Task Anything_else_is_bad_input(string json)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);

        Assert.Equal(path, Assert.Throws<BadInput>(() => EarlierProbe.Read(path)).Problem.Where);
        File.Delete(path);
    }
}
