namespace Pgseal.Core.Hba;

/// <summary>A <c>with</c> clause: the rule has one of these methods, or demands a client certificate where that is listed.</summary>
public sealed record HbaCredential(ValueList<HbaMethod> Methods, bool ClientCertificate)
{
    internal bool Holds(HbaRule rule) =>
        Methods.Contains(rule.Method) || (ClientCertificate && rule.Options.ClientCert != HbaClientCert.Off);
}
