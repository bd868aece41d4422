using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>Rules and what they become so that plaintext is refused.</summary>
sealed record ConvertReport(RulesRead Read, Scope Scope, HbaConversionStrategy Strategy, HbaConversionResult Result, bool Written)
{
    public ValueList<HbaFileEdit> Files => Result is HbaConversionResult.Converted converted ? converted.Files : [];

    public ValueList<string> Assumptions => Result is HbaConversionResult.Converted converted ? converted.Assumptions : [];

    public ExitCode ExitCode => Result.Match(
        converted: _ => Cli.ExitCode.AsItShouldBe,
        nothingToChange: _ => Cli.ExitCode.AsItShouldBe,
        refused: it => it.Proof is Proof.Unknown || Read.NotSeen.Count > 0 ? Cli.ExitCode.NotSeen : Cli.ExitCode.Refused);

    /// <summary>TLS counts as served: a hostssl line that is dead with ssl off is alive once the rules are for TLS only.</summary>
    public static ConvertReport Of(RulesRead read, Scope scope, HbaConversionStrategy strategy)
    {
        var served = read.Environment with { Ssl = true };
        var result = read.NotSeen.Count > 0
            ? new HbaConversionResult.Refused(
                read.NotSeen.Select(reason => new HbaDiagnostic(read.Tree.MainFile, 0, reason, HbaDiagnosticOrigin.Pgseal)).ToValueList(), null)
            : HbaConversion.Convert(HbaReader.Read(served, read.Tree.MainFile, read.Tree.Sources), served, scope, new(strategy, read.GssSeen));
        return new(read, scope, strategy, result, Written: false);
    }

    /// <summary>The main file as it becomes, where it alone changes or nothing does; null where others change too.</summary>
    public ReadOnlyMemory<byte>? OnlyFile => Files switch
    {
        [] => MainFile(Read),
        [var one] when one.Path == Read.Tree.MainFile => one.After,
        _ => null,
    };

    static ReadOnlyMemory<byte>? MainFile(RulesRead rules) => rules.Tree.Files.TryGetValue(rules.Tree.MainFile, out var file) ? file.Bytes : null;
}
