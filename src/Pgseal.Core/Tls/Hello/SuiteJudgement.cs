namespace Pgseal.Core.Tls.Hello;

/// <summary>What is wrong with a cipher suite, from its parts.</summary>
/// <remarks>Sources: RFC 7465 (RC4), RFC 8996, RFC 9325 (section 4.1), CVE-2016-2183 (blocks of 64 bits), CVE-2013-0169 (CBC).</remarks>
static class SuiteJudgement
{
    public static ValueList<SuiteWeakness> Weaknesses(SuiteParts parts) =>
        Enum.GetValues<SuiteWeakness>().Where(weakness => Has(weakness, parts)).ToValueList();

    public static SuiteGrade Grade(ValueList<SuiteWeakness> weaknesses) => weaknesses.Count == 0 ? SuiteGrade.Good : weaknesses.Max(Grade);

    static SuiteGrade Grade(SuiteWeakness weakness) =>
        weakness >= SuiteWeakness.Abandoned ? SuiteGrade.Dated : SuiteGrade.Broken;

    static bool Has(SuiteWeakness weakness, SuiteParts parts) => weakness switch
    {
        SuiteWeakness.NoEncryption => parts.Cipher is "NULL" or "SHA256" or "SHA384",
        SuiteWeakness.Anonymous => parts.IsAnonymous,
        SuiteWeakness.Export => parts.IsExport,
        SuiteWeakness.ShortKey => parts.Bits is > 0 and < 112,
        SuiteWeakness.Rc4 => parts.Cipher.StartsWith("RC4", StringComparison.Ordinal),
        SuiteWeakness.SmallBlocks => parts.Cipher is "3DES_EDE_CBC" or "IDEA_CBC" or "28147_CNT" or "MAGMA_CTR"
            || parts.Cipher.StartsWith("RC2", StringComparison.Ordinal) || parts.Cipher.StartsWith("DES", StringComparison.Ordinal),
        SuiteWeakness.Md5 => parts.Mac == "MD5",
        SuiteWeakness.Abandoned => parts.Cipher == "SEED_CBC",
        SuiteWeakness.NoForwardSecrecy => !parts.ForwardSecrecy && parts.KeyExchange is not ("unknown" or "signal"),
        SuiteWeakness.CbcSha1 => parts.Mac == "SHA" && parts.Cipher.Contains("_CBC", StringComparison.Ordinal),
    };
}
