namespace Pgseal.Core;

/// <summary>Makes value-equal lists: the target of collection expressions and of <c>ToValueList()</c>.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
