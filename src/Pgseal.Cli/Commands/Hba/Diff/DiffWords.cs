using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>The words of a comparison, the same in text and JSON.</summary>
static class DiffWords
{
    public static string Of(HbaRelation relation) => relation switch
    {
        HbaRelation.Equivalent => "equivalent",
        HbaRelation.OtherMethods => "other_methods",
        HbaRelation.MorePermissive => "more_permissive",
        HbaRelation.LessPermissive => "less_permissive",
        HbaRelation.Incomparable => "incomparable",
        HbaRelation.Unknown => "unknown",
    };

    public static string Meaning(HbaRelation relation) => relation switch
    {
        HbaRelation.Equivalent => "every connection has the same fate",
        HbaRelation.OtherMethods => "B admits the same connections, some by another method or with other options",
        HbaRelation.MorePermissive => "B admits more",
        HbaRelation.LessPermissive => "B admits less",
        HbaRelation.Incomparable => "each admits something that the other refuses",
        HbaRelation.Unknown => "it depends on something that is not known",
    };

    public static string Of(HbaFateChange change) =>
        change.IsNewlyAdmitted ? "newly_admitted" : change.IsNewlyRefused ? "newly_refused" : "other_method";
}
