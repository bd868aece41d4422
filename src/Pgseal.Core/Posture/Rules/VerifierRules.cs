using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Text;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Passwords kept as md5, and what still makes new ones so.</summary>
/// <remarks>
/// An md5 verifier is as good as the password (PostgreSQL 13-18, "Password Authentication"). A rule with the method md5 takes scram-sha-256 where the role
/// has such a verifier, so the rules can be changed last.
/// </remarks>
static class VerifierRules
{
    const int MostNamed = 6;

    const string Steps =
        "Run ALTER SYSTEM SET password_encryption = 'scram-sha-256' and SELECT pg_reload_conf(), set each password again (in psql: \\password ROLE), "
        + "and write scram-sha-256 for md5 in pg_hba.conf last: until then md5 lines take both";

    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Server is not { } server)
            yield break;
        switch (it.Member.Md5Roles)
        {
            case Observed<ValueList<string>>.Seen { Value: { Count: > 0 } roles }:
                yield return New(it.Member.Target, $"{roles.Count} {(roles.Count == 1 ? "role" : "roles")} with an md5 password: {Named(roles)}", "pg_authid", Steps);
                break;
            case Observed<ValueList<string>>.NotSeen(var because):
                yield return Undecided.Forbidden(
                    it.Member, because, "Ask as a superuser: SELECT rolname FROM pg_authid WHERE rolpassword LIKE 'md5%'", FindingRules.Md5Verifiers);
                break;
        }
        if (server.Settings.Find("password_encryption") is { Value: "md5" } setting)
            yield return New("password_encryption", "password_encryption = md5: each new password is kept as md5", SettingPlace.Of(setting), Steps);
        foreach (var own in it.Member.PasswordEncryptions.Where(own => own.Value == "md5"))
        {
            var (whose, statement) = Whose(own);
            yield return New(
                $"password_encryption of {whose}", "password_encryption = md5: each new password set there is kept as md5", "pg_db_role_setting", $"Take it back: {statement} RESET password_encryption");
        }

        static Finding New(string subject, string observed, string source, string hint) => new(FindingRules.Md5Verifiers, subject, observed, source, hint);
    }

    static (string Whose, string Statement) Whose(RoleSetting own) => (own.Role, own.Database) switch
    {
        ({ } role, { } database) => ($"role {role} in database {database}", $"ALTER ROLE {SqlText.Identifier(role)} IN DATABASE {SqlText.Identifier(database)}"),
        ({ } role, null) => ($"role {role}", $"ALTER ROLE {SqlText.Identifier(role)}"),
        (null, { } database) => ($"database {database}", $"ALTER DATABASE {SqlText.Identifier(database)}"),
        (null, null) => ("all roles", "ALTER ROLE ALL"),
    };

    static string Named(ValueList<string> roles) =>
        string.Join(", ", roles.Take(MostNamed)) + (roles.Count > MostNamed ? $" and {roles.Count - MostNamed} more" : "");
}
