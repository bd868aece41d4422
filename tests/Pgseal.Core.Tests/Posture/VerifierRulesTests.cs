using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Tests.Posture;

public sealed class VerifierRulesTests
{
    [Fact]
    public void Scram_everywhere_is_clean() => Assert.Empty(SomeDoor.Find(
        SomeDoor.Member(settings: ("password_encryption", "scram-sha-256")) with { PasswordEncryptions = [new("app", null, "scram-sha-256")] }, "md5-verifiers"));

    [Fact]
    public void Roles_are_counted_and_the_first_named()
    {
        var roles = Enumerable.Range(1, 8).Select(number => $"r{number}").ToValueList();
        Assert.Equal(
            "8 roles with an md5 password: r1, r2, r3, r4, r5, r6 and 2 more",
            Assert.Single(SomeDoor.Find(SomeDoor.Member() with { Md5Roles = roles }, "md5-verifiers")).Observed);
    }

    [Fact]
    public void A_setting_is_found_where_it_is_made()
    {
        var found = Assert.Single(SomeDoor.Find(SomeDoor.Member(settings: ("password_encryption", "md5")), "md5-verifiers"));
        Assert.Equal(("password_encryption", "/data/postgresql.conf:7"), (found.Subject, found.Source));
    }

    [Theory]
    [InlineData("a\"b", "app", "ALTER ROLE \"a\"\"b\" IN DATABASE \"app\" RESET password_encryption")]
    [InlineData("app", null, "ALTER ROLE \"app\" RESET password_encryption")]
    [InlineData(null, "app", "ALTER DATABASE \"app\" RESET password_encryption")]
    [InlineData(null, null, "ALTER ROLE ALL RESET password_encryption")]
    public void An_own_setting_is_taken_back_where_it_was_given(string? role, string? database, string statement)
    {
        var member = SomeDoor.Member() with { PasswordEncryptions = [new RoleSetting(role, database, "md5")] };
        Assert.EndsWith(statement, Assert.Single(SomeDoor.Find(member, "md5-verifiers")).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_look_is_told()
    {
        var member = SomeDoor.Member() with { Md5Roles = new Observed<ValueList<string>>.NotSeen("the role auditor may not see how passwords are kept (pg_authid)") };
        Assert.Empty(SomeDoor.Find(member, "md5-verifiers"));
        Assert.Contains(SomeDoor.Find(member, "not-enough-privilege"), finding => finding.Observed.EndsWith("(pg_authid); not judged: md5-verifiers", StringComparison.Ordinal));
    }
}
