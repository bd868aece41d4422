namespace Pgseal.Core.Hba;

/// <summary>What becomes of a connection by the rules.</summary>
/// <param name="Method">Null where it is refused: by a reject, by no rule, or because its kind is not served.</param>
/// <param name="Options">The options of the rule as name=value, secrets included: mask them with <see cref="SecretOptions"/> to show them.</param>
public sealed record HbaFate(HbaMethod? Method, ValueList<ByteText> Options)
{
    public static HbaFate Refused { get; } = new(null, []);

    public bool IsAdmitted => Method is not null;

    public static HbaFate Of(HbaRule rule) => rule.Admits ? new(rule.Method, FateOptions.Of(rule.Options)) : Refused;

    /// <summary>For people: <c>refused</c>, or the method and its options without secrets.</summary>
    public override string ToString() => Method is { } method
        ? string.Join(' ', Options.Select(option => SecretOptions.Mask(option).ToString()).Prepend(HbaKeywords.Word(method)))
        : "refused";
}
