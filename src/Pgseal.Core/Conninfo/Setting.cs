namespace Pgseal.Core.Conninfo;

/// <summary>One keyword of a connection with its value and where that came from.</summary>
/// <param name="Where">The variable, or <c>file:line</c>; empty when given or by default.</param>
public sealed record Setting(string Keyword, string Value, SettingSource Source, string Where = "")
{
    /// <summary>Never shows a password.</summary>
    public override string ToString() => $"{Keyword}={(Conninfo.Keyword.IsSecret(Keyword) ? "***" : KeyValueText.Quote(Value))}";
}
