namespace Pgseal.Core.Tls.Hello;

/// <summary>A weakness in a few words, after "this suite …".</summary>
public static class SuiteWeaknessText
{
    public static string Of(SuiteWeakness weakness) => weakness switch
    {
        SuiteWeakness.NoEncryption => "does not encrypt",
        SuiteWeakness.Anonymous => "authenticates nobody",
        SuiteWeakness.Export => "has keys made short for export",
        SuiteWeakness.ShortKey => "has a key of less than 112 bits",
        SuiteWeakness.Rc4 => "uses RC4",
        SuiteWeakness.SmallBlocks => "uses a cipher with blocks of 64 bits",
        SuiteWeakness.Md5 => "uses MD5",
        SuiteWeakness.Abandoned => "uses a cipher that was given up",
        SuiteWeakness.NoForwardSecrecy => "has no forward secrecy",
        SuiteWeakness.CbcSha1 => "uses CBC with SHA-1",
    };
}
