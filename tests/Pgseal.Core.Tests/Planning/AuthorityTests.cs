using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;

namespace Pgseal.Core.Tests.Planning;

public sealed class AuthorityTests
{
    [Fact]
    public void A_leaf_of_another_authority_with_the_same_name_is_not_its_own()
    {
        var (own, ownLeaf) = Make(identified: true);
        var (_, strange) = Make(identified: true);
        var authority = new Authority("/ca.crt", own);

        Assert.True(authority.Issued(ownLeaf));
        Assert.Equal(own.Subject, strange.Issuer);
        Assert.False(authority.Issued(strange));
    }

    [Fact]
    public void Where_a_key_is_not_told_the_name_decides()
    {
        var (own, leaf) = Make(identified: false);

        Assert.True(new Authority("/ca.crt", own).Issued(leaf));
        Assert.False(new Authority("/ca.crt", own with { Subject = "CN=other" }).Issued(leaf));
        Assert.False(new Authority("/ca.crt", null).Issued(leaf));
    }

    [Fact]
    public void During_a_rollover_leaves_of_both_are_its_own_and_those_of_the_old_one_are_to_be_replaced()
    {
        var (own, ownLeaf) = Make(identified: true);
        var (old, oldLeaf) = Make(identified: true);
        var (_, strange) = Make(identified: true);
        var authority = new Authority("/ca.crt", own) { Replaced = old };

        Assert.Equal((true, false), (authority.Issued(ownLeaf), authority.IsOfReplaced(ownLeaf)));
        Assert.Equal((true, true), (authority.Issued(oldLeaf), authority.IsOfReplaced(oldLeaf)));
        Assert.Equal((false, false), (authority.Issued(strange), authority.IsOfReplaced(strange)));
        Assert.False((authority with { Replaced = null }).IsOfReplaced(oldLeaf));
    }

    static (CertificateFacts Authority, CertificateFacts Leaf) Make(bool identified)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=pgseal CA default", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        if (identified)
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        using var authority = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var leafRequest = new CertificateRequest("CN=db1", leafKey, HashAlgorithmName.SHA256);
        if (identified)
            leafRequest.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var leaf = leafRequest.Create(authority, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(99), [1]);
        return (CertificateFacts.Of(authority), CertificateFacts.Of(leaf));
    }
}
