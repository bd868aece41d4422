namespace Pgseal.Core.Hba;

/// <summary>A row of pg_hba_file_rules.</summary>
/// <param name="RuleNumber">Null for a row with an error; the server shows it and <paramref name="FileName"/> since 16.</param>
public sealed record HbaViewRow(
    int? RuleNumber,
    string FileName,
    int LineNumber,
    string? Type,
    ValueList<ByteText>? Database,
    ValueList<ByteText>? UserName,
    ByteText? Address,
    ByteText? NetMask,
    string? AuthMethod,
    ValueList<ByteText>? Options,
    ByteText? Error)
{
    /// <summary>The row as it may be told to anybody.</summary>
    public HbaViewRow WithoutSecrets() => this with { Options = Options is { } options ? options.Select(SecretOptions.Mask).ToValueList() : null };
}
