using Pgseal.Core.Evidence;

namespace Pgseal.Core.Tests.Evidence;

public sealed class MaskedTests
{
    [Theory]
    [InlineData("host=db1 password=hunter2 user=app", "host=db1 password=*** user=app")]
    [InlineData(@"host=db1 password = 'hun\'ter 2' user=app", "host=db1 password = *** user=app")]
    [InlineData("host=db1 password=hun,ter&2} user=app", "host=db1 password=*** user=app")]
    [InlineData("sslpassword='hunter2'", "sslpassword=***")]
    [InlineData("postgresql://app:hunter2@db1/app?sslmode=require", "postgresql://app:***@db1/app?sslmode=require")]
    [InlineData("postgresql://db1/app?password=hunter2&sslmode=require", "postgresql://db1/app?password=***")]
    [InlineData("PGPASSWORD=hunter2 pg_receivewal -D /wal", "PGPASSWORD=*** pg_receivewal -D /wal")]
    [InlineData("""hostssl all all all ldap ldapserver=ldap "ldapbindpasswd=hunter2" ldapport=636""", """hostssl all all all ldap ldapserver=ldap "ldapbindpasswd=*** ldapport=636""")]
    [InlineData("{ldapserver=ldap,ldapbindpasswd=hunter2,ldapport=636}", "{ldapserver=ldap,ldapbindpasswd=***")]
    [InlineData("""radius radiusservers=r radiussecrets="hunter2,hunter3" x=y""", "radius radiusservers=r radiussecrets=*** x=y")]
    [InlineData("md5a3556571e93b0d20722ba62be61e8c2d", "***")]
    [InlineData("SCRAM-SHA-256$4096:abc=$def=:ghi=", "***")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMHcC", "***")]
    public void A_secret_is_hidden(string text, string shown) => Assert.Equal(shown, Masked.Text(text));

    [Theory]
    [InlineData("ldapbindpasswd=hun ter,2", "ldapbindpasswd=***")]
    [InlineData("ldapserver=ldap", "ldapserver=ldap")]
    public void An_option_is_hidden_to_its_end(string option, string shown) => Assert.Equal(shown, Masked.Option(option));

    [Theory]
    [InlineData("password_encryption")]
    [InlineData("scram-sha-256")]
    [InlineData("hostssl all all 10.0.0.0/8 password")]
    [InlineData("host=db1 sslmode=verify-full sslrootcert=/etc/ca.crt")]
    [InlineData("postgresql://db1:5432/app")]
    [InlineData("md5")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Masked.Text(text));

    [Fact]
    public void A_setting_that_is_a_secret_as_a_whole_keeps_its_name_only() => Assert.Equal(
        ["ssl_passphrase_command", "***", "***", null],
        Masked.Row(["ssl_passphrase_command", "echo hunter2", "configuration file", null]));
}
