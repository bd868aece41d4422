using System.Text;
using Pgseal.Cli.Commands.Audit;

namespace Pgseal.Cli.Tests;

public sealed class EarlierAuditTests
{
    static EarlierAudit Parse(string json) => EarlierAudit.Parse(Encoding.UTF8.GetBytes(json), "before.json");

    [Fact]
    public void An_audit_differs_in_nothing_from_what_it_printed()
    {
        var changes = Parse(JsonView.Render(Some.Audit())).Compare(Some.Audit());

        Assert.Equal(Some.Noon, changes.Since);
        Assert.Empty(changes.Members);
    }

    [Fact]
    public void What_is_not_as_it_was_printed_is_told()
    {
        var before = Some.Audit();
        var now = before with { Clusters = [before.Clusters[1]] };

        var change = Parse(JsonView.Render(before)).Compare(now).Members.First(member => member.Target == "db1:5432");

        Assert.Null(change.Now);
        Assert.Equal(3, change.Over.Count);
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"schema":"pgseal.probe/1"}""")]
    [InlineData("""{"schema":"pgseal.audit/1","checked_at":"2026-11-24T12:00:00Z","clusters":[{}]}""")]
    [InlineData("""{"schema":"pgseal.audit/1","checked_at":"2026-11-24T12:00:00Z","clusters":[{"members":[{"target":"db1","verdict":"fine","findings":[]}]}]}""")]
    public async Task Anything_else_is_bad_input(string json)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);

        Assert.Equal(path, Assert.Throws<BadInput>(() => EarlierAudit.Read(path)).Problem.Where);
        File.Delete(path);
    }
}
