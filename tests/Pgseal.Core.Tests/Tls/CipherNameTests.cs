using System.Net.Security;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Tls;

public sealed class CipherNameTests
{
    /// <summary>The right column is what <c>openssl ciphers -stdname</c> prints.</summary>
    [Theory]
    [InlineData(TlsCipherSuite.TLS_AES_256_GCM_SHA384, "TLS_AES_256_GCM_SHA384")]
    [InlineData(TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, "TLS_CHACHA20_POLY1305_SHA256")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, "ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, "ECDHE-ECDSA-AES128-GCM-SHA256")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, "ECDHE-RSA-CHACHA20-POLY1305")]
    [InlineData(TlsCipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA256, "DHE-RSA-AES256-SHA256")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, "ECDHE-RSA-AES128-SHA")]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256, "AES128-GCM-SHA256")]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA, "AES256-SHA")]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA, "DES-CBC3-SHA")]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8, "ECDHE-ECDSA-AES128-CCM8")]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_CAMELLIA_256_CBC_SHA, "CAMELLIA256-SHA")]
    [InlineData(TlsCipherSuite.TLS_DH_anon_WITH_AES_128_CBC_SHA, "ADH-AES128-SHA")]
    public void A_suite_has_openssls_name(TlsCipherSuite suite, string expected) => Assert.Equal(expected, CipherName.Of(suite));
}
