using System.Diagnostics;

namespace Pgseal.Core.Hba;

/// <summary>What a text means as a property.</summary>
public abstract record HbaPropertyParse
{
    HbaPropertyParse()
    {
    }

    public sealed record Parsed(HbaProperty Property) : HbaPropertyParse;

    public sealed record Invalid(HbaPropertyError Error) : HbaPropertyParse;

    public T Match<T>(Func<Parsed, T> parsed, Func<Invalid, T> invalid) => this switch
    {
        Parsed it => parsed(it),
        Invalid it => invalid(it),
        _ => throw new UnreachableException(),
    };
}
