using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>The words of a conversion, the same in text and JSON.</summary>
static class ConvertWords
{
    public static string Of(HbaConversionStrategy strategy) => strategy switch
    {
        HbaConversionStrategy.Convert => "convert",
        HbaConversionStrategy.Guard => "guard",
    };

    public static string Of(HbaChangeKind kind) => kind switch
    {
        HbaChangeKind.Changed => "changed",
        HbaChangeKind.Inserted => "inserted",
        HbaChangeKind.Removed => "removed",
    };

    public static string Of(HbaConversionResult result) => result.Match(converted: _ => "converted", nothingToChange: _ => "nothing_to_change", refused: _ => "refused");
}
