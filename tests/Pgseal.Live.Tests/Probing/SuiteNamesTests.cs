using System.Globalization;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live.Processes;

namespace Pgseal.Live.Tests.Probing;

public sealed class SuiteNamesTests
{
    /// <summary>Lines such as <c>0xC0,0x30 - TLS_… - ECDHE-RSA-AES256-GCM-SHA384 …</c>; suites of PSK and SRP have no name here.</summary>
    [Fact]
    public async Task The_openssl_of_this_machine_has_the_same_names()
    {
        var list = await HostCommand.RunAsync(
            ["openssl", "ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0"], "", TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var rows = list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.InRange(rows.Count, 50, 300);
        foreach (var row in rows)
        {
            var (code, iana, name) = (row[0].Replace(",0x", "", StringComparison.Ordinal)[2..], row[2], row[4]);
            var suite = new CipherSuite(ushort.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            Assert.Equal(iana, suite.IanaName);
            if (!iana.Contains("PSK", StringComparison.Ordinal) && !iana.Contains("SRP", StringComparison.Ordinal))
                Assert.Equal(name, suite.OpenSslName);
        }
    }
}
