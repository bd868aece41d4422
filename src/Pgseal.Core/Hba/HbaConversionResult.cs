using System.Diagnostics;
using Pgseal.Core.Posture;

namespace Pgseal.Core.Hba;

/// <summary>What a conversion comes to.</summary>
public abstract record HbaConversionResult
{
    HbaConversionResult()
    {
    }

    /// <summary>With these files the proof holds.</summary>
    /// <param name="Tree">The rules after.</param>
    /// <param name="Assumptions">What was taken to be so about host names and interfaces that are not known.</param>
    public sealed record Converted(ValueList<HbaFileEdit> Files, HbaTree Tree, ValueList<string> Assumptions) : HbaConversionResult;

    /// <summary>The proof holds already.</summary>
    public sealed record NothingToChange : HbaConversionResult;

    /// <summary>It cannot be done.</summary>
    /// <param name="Proof">What the proof says of the outcome, where it got that far.</param>
    public sealed record Refused(ValueList<HbaDiagnostic> Reasons, Proof? Proof) : HbaConversionResult;

    public T Match<T>(Func<Converted, T> converted, Func<NothingToChange, T> nothingToChange, Func<Refused, T> refused) => this switch
    {
        Converted it => converted(it),
        NothingToChange it => nothingToChange(it),
        Refused it => refused(it),
        _ => throw new UnreachableException(),
    };
}
