using Pgseal.Core.Text;

namespace Pgseal.Core.Policies;

/// <summary>Reads the keys of one mapping, and notes each fault where it stands.</summary>
sealed class Section
{
    readonly Dictionary<string, DocumentNode> values = [];
    readonly DocumentNode node;
    readonly List<PolicyFault> faults;

    /// <param name="name">What the mapping is, for messages.</param>
    public Section(DocumentNode node, string name, ValueList<string> keys, List<PolicyFault> faults)
    {
        (this.node, this.faults) = (node, faults);
        var valid = string.Join(", ", keys);
        if (node is not DocumentNode.Mapping mapping)
        {
            Fault(node, $"{name} is {node.Kind}", $"keys and values: {valid}");
            return;
        }
        foreach (var (key, value) in mapping.Entries)
            if (!keys.Contains(key.Text))
                faults.Add(new(key.Line, key.Column, $"\"{key.Text}\" is no key of {name}", $"one of {valid}", NearestWord.Of(key.Text, keys)));
            else if (!values.TryAdd(key.Text, value))
                Fault(key, $"{key.Text} is given twice", "each key once");
    }

    /// <summary>Null where the key is not given.</summary>
    public DocumentNode? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>A text that is not empty; null where the key is not given or its value is of no use.</summary>
    public DocumentNode.Scalar? Text(string key, string expected)
    {
        if (Find(key) is not { } value)
            return null;
        if (value is DocumentNode.Scalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
            return scalar;
        Fault(value, $"{key} is {(value is DocumentNode.Scalar ? "nothing" : value.Kind)}", expected);
        return null;
    }

    /// <summary>The same for a key that must be there.</summary>
    public DocumentNode.Scalar? NeededText(string key, string expected)
    {
        if (!Needs(key, expected))
            return null;
        return Text(key, expected);
    }

    /// <summary>Whether the key is there; a mapping of the wrong kind is a fault already.</summary>
    public bool Needs(string key, string expected)
    {
        if (node is DocumentNode.Mapping && Find(key) is null)
            Fault(node, $"{key} is missing", $"{key}: {expected}");
        return Find(key) is not null;
    }

    public T? Word<T>(string key, ValueList<(string Word, T Value)> words)
        where T : struct
    {
        var valid = words.Select(it => it.Word).ToList();
        var expected = $"one of {string.Join(", ", valid)}";
        if (Text(key, expected) is not { } given)
            return null;
        if (valid.IndexOf(given.Text) is var at and >= 0)
            return words[at].Value;
        faults.Add(new(given.Line, given.Column, $"{key} is {given.Kind}", expected, NearestWord.Of(given.Text, valid)));
        return null;
    }

    /// <summary>The value of a text, by a function that gives null for what it does not understand.</summary>
    public T? Value<T>(string key, string expected, Func<string, T?> read)
        where T : struct => Text(key, expected) is { } given ? Value(given, key, expected, read) : null;

    public T? Value<T>(DocumentNode.Scalar given, string key, string expected, Func<string, T?> read)
        where T : struct
    {
        var value = read(given.Text);
        if (value is null)
            Fault(given, $"{key} is {given.Kind}", expected);
        return value;
    }

    /// <summary>Null where the key is not given or is no list.</summary>
    public ValueList<DocumentNode>? List(string key, string expected)
    {
        switch (Find(key))
        {
            case DocumentNode.Sequence list:
                return list.Items;
            case { } other:
                Fault(other, $"{key} is {other.Kind}", $"a list of {expected}");
                return null;
            case null:
                return null;
        }
    }

    public IEnumerable<DocumentNode.Scalar> Texts(string key, string expected)
    {
        foreach (var item in List(key, expected) ?? [])
            if (item is DocumentNode.Scalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
                yield return scalar;
            else
                Fault(item, $"an entry of {key} is {item.Kind}", expected);
    }

    public void Fault(DocumentNode at, string what, string expected) => faults.Add(new(at.Line, at.Column, what, expected));
}
