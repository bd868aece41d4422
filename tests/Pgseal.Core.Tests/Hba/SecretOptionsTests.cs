using Pgseal.Core.Hba;

namespace Pgseal.Core.Tests.Hba;

public sealed class SecretOptionsTests
{
    [Theory]
    [InlineData("host all all all ldap ldapbindpasswd=hunter2 ldapport=636", "host all all all ldap ldapbindpasswd=*** ldapport=636")]
    [InlineData("host all all all ldap ldapbindpasswd=hunter2 ldapbindpasswd=hunter3", "host all all all ldap ldapbindpasswd=*** ldapbindpasswd=***")]
    [InlineData("host all all all ldap \"ldapbindpasswd=hun ter2\" ldapport=636", "host all all all ldap \"ldapbindpasswd=***\" ldapport=636")]
    [InlineData("host all all all ldap ldapbindpasswd=\\\nhunter2 ldapport=636", "host all all all ldap ldapbindpasswd=*** ldapport=636")]
    [InlineData("host all all all radius radiusservers=r radiussecrets=\"a,b\"", "host all all all radius radiusservers=r radiussecrets=***")]
    [InlineData("host all all all scram-sha-256", "host all all all scram-sha-256")]
    public void A_secret_is_masked_and_the_rest_stays(string line, string masked) => Assert.Equal(ByteText.FromString(masked), SecretOptions.Mask(ByteText.FromString(line)));
}
