using System.Diagnostics;

namespace Pgseal.Core.Policies;

/// <summary>A part of a document of keys and values, and where it begins; what it means is not known yet.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public abstract record DocumentNode(int Line, int Column)
{
    /// <param name="IsNull">Nothing was written, or the word null.</param>
    public sealed record Scalar(string Text, bool IsNull, int Line, int Column) : DocumentNode(Line, Column);

    public sealed record Sequence(ValueList<DocumentNode> Items, int Line, int Column) : DocumentNode(Line, Column);

    /// <summary>Keys in the order of the file, those given twice included.</summary>
    public sealed record Mapping(ValueList<(Scalar Key, DocumentNode Value)> Entries, int Line, int Column) : DocumentNode(Line, Column);

    public T Match<T>(Func<Scalar, T> scalar, Func<Sequence, T> sequence, Func<Mapping, T> mapping) => this switch
    {
        Scalar it => scalar(it),
        Sequence it => sequence(it),
        Mapping it => mapping(it),
        _ => throw new UnreachableException(),
    };

    /// <summary>What it is, for messages.</summary>
    internal string Kind => Match(scalar => scalar.IsNull ? "nothing" : $"\"{Shortened(scalar.Text)}\"", _ => "a list", _ => "keys and values");

    static string Shortened(string text) => text.Length > 60 ? $"{text[..60]}…" : text;
}
