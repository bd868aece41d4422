using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba;

/// <summary>Every kind of finding about rules, in one explicit list; docs/findings/hba-lint.md has a section for each.</summary>
public static class HbaLintRules
{
    public static FindingRule ByteOrderMark { get; } = new("hba-byte-order-mark", Severity.High, "The file begins with a byte order mark, which becomes part of its first word.");

    public static FindingRule NulByte { get; } = new("hba-nul-byte", Severity.High, "A NUL byte hides the text behind it from the server, and since 14 the line ending too.");

    public static FindingRule CarriageReturnLines { get; } = new("hba-carriage-return-lines", Severity.High, "Lines end in a carriage return alone, so the server reads them as one line.");

    public static FindingRule CommentSwallowsLine { get; } = new("hba-comment-swallows-line", Severity.High, "A comment that ends in a backslash swallows the next line (14 and newer).");

    public static FindingRule QuoteNotClosed { get; } = new("hba-quote-not-closed", Severity.High, "A quote is never closed and takes in the rest of the line.");

    public static FindingRule CommaShiftsColumns { get; } = new("hba-comma-shifts-columns", Severity.Medium, "A comma after a blank begins a new column instead of continuing the list.");

    public static FindingRule IncludeIgnoresNames { get; } = new("hba-include-ignores-names", Severity.High, "An include follows its first name only.");

    public static FindingRule IncludeIsDirectory { get; } = new("hba-include-is-directory", Severity.High, "A directory is included like a file: it contributes nothing, and nobody is told.");

    public static FindingRule FileIncludesItself { get; } = new("hba-file-includes-itself", Severity.Critical, "Files refer to each other in a circle, or without end: a reload would crash the server.");

    public static FindingRule ErrorHiddenFromView { get; } = new("hba-error-hidden-from-view", Severity.High, "The server rejects the line, but pg_hba_file_rules shows no error for it.");

    public static FindingRule QuotedAddressKeyword { get; } = new("hba-quoted-address-keyword", Severity.High, "A quoted keyword in the address column is a host name.");

    public static FindingRule ShortAddress { get; } = new("hba-short-address", Severity.High, "The address is not written as four decimal numbers and means another one than it seems to.");

    public static FindingRule NetmaskFromNumber { get; } = new("hba-netmask-from-number", Severity.High, "A netmask column holds a plain number, which is an address and no prefix length.");

    public static FindingRule NetmaskWithHoles { get; } = new("hba-netmask-with-holes", Severity.Medium, "The netmask has holes.");

    public static FindingRule HostBitsSet { get; } = new("hba-host-bits-set", Severity.Low, "The address has bits set that the mask ignores.");

    public static FindingRule OneAddressFamily { get; } = new("hba-one-address-family", Severity.Low, "The rule covers every address of one family and none of the other.");

    public static FindingRule AllLeavesOutReplication { get; } = new("hba-all-leaves-out-replication", Severity.Medium, "A reject for all databases does not reject physical replication, and a later rule admits it.");

    public static FindingRule ReplicationIsKeyword { get; } = new("hba-replication-is-keyword", Severity.Low, "The unquoted word replication never matches the database of that name.");

    public static FindingRule SuperuserNotInGroup { get; } = new("hba-superuser-not-in-group", Severity.Info, "A superuser is no member of the group that the rule names, and the rule does not match it.");

    public static FindingRule PatternUnanchored { get; } = new("hba-pattern-unanchored", Severity.Medium, "A regular expression is not anchored and matches names that contain what it describes.");

    public static FindingRule PatternMatchesAll { get; } = new("hba-pattern-matches-all", Severity.High, "A slash alone is an empty regular expression and matches every name.");

    public static FindingRule QuotedPattern { get; } = new("hba-quoted-pattern", Severity.Medium, "A quoted name that begins with a slash is still a regular expression.");

    public static FindingRule SlashNameBecomesPattern { get; } = new("hba-slash-name-becomes-pattern", Severity.Low, "A name that begins with a slash becomes a regular expression with PostgreSQL 16.");

    public static FindingRule NameTooLong { get; } = new("hba-name-too-long", Severity.Medium, "A name is longer than 63 bytes and never matches.");

    public static FindingRule KeywordInCapitals { get; } = new("hba-keyword-in-capitals", Severity.Medium, "A keyword in capitals is an ordinary name.");

    public static FindingRule HostsslWithoutSsl { get; } = new("hba-hostssl-without-ssl", Severity.Medium, "ssl is off, so the hostssl line matches nothing.");

    public static FindingRule RejectOfHostsslWithoutSsl { get; } = new("hba-hostssl-reject-without-ssl", Severity.High, "ssl is off, so a reject on a hostssl line protects nothing.");

    public static FindingRule HostgssencWithoutGss { get; } = new("hba-hostgssenc-without-gss", Severity.Medium, "The server is built without GSSAPI, so the hostgssenc line matches nothing.");

    public static FindingRule ClientCertWithoutCa { get; } = new("hba-clientcert-without-ca", Severity.High, "The rule demands a client certificate, and without ssl_ca_file every connection it matches fails.");

    public static FindingRule CertificateDoesNotFallThrough { get; } = new("hba-certificate-does-not-fall-through", Severity.Info, "A client without a fitting certificate is refused here and never gets to the later rule for the same clients.");

    public static FindingRule HostName { get; } = new("hba-host-name", Severity.Low, "A rule for a host name matches only where the reverse and the forward lookup of the client agree.");

    public static FindingRule RuleShadowed { get; } = new("hba-rule-shadowed", Severity.Medium, "Earlier rules decide every connection that the rule matches.");

    public static FindingRule RuleShadowedDiffers { get; } = new("hba-rule-shadowed-by-another-action", Severity.High, "Earlier rules decide every connection that the rule matches, and some the other way.");

    public static FindingRule RuleUnmatchable { get; } = new("hba-rule-unmatchable", Severity.Medium, "The rule can match no connection at all.");

    public static FindingRule RuleRedundant { get; } = new("hba-rule-redundant", Severity.Info, "Without the rule, later rules would do the same.");

    public static ValueList<FindingRule> All { get; } =
    [
        FindingRules.HbaFileHasErrors, ByteOrderMark, NulByte, CarriageReturnLines, CommentSwallowsLine, QuoteNotClosed,
        CommaShiftsColumns, IncludeIgnoresNames, IncludeIsDirectory, FileIncludesItself, ErrorHiddenFromView, QuotedAddressKeyword,
        ShortAddress, NetmaskFromNumber, NetmaskWithHoles, HostBitsSet, OneAddressFamily, AllLeavesOutReplication, ReplicationIsKeyword,
        SuperuserNotInGroup, PatternUnanchored, PatternMatchesAll, QuotedPattern, SlashNameBecomesPattern, NameTooLong, KeywordInCapitals,
        HostsslWithoutSsl, RejectOfHostsslWithoutSsl, HostgssencWithoutGss, ClientCertWithoutCa, CertificateDoesNotFallThrough, HostName,
        RuleShadowed, RuleShadowedDiffers, RuleUnmatchable, RuleRedundant,
    ];
}
