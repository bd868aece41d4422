using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Pgseal.Core;
using Pgseal.Core.Evidence;
using Pgseal.Core.Text;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The current row of a result, by column name.</summary>
/// <remarks>Valid only while the query reads it. Text that is not UTF-8, as a SQL_ASCII database can hold it, comes with <c>\xHH</c> for each such byte.</remarks>
public sealed class SqlRow
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly NpgsqlDataReader reader;

    internal SqlRow(NpgsqlDataReader reader) => this.reader = reader;

    public bool IsNull(string column) => reader.IsDBNull(At(column));

    public string Text(string column) => Decode(reader.GetFieldValue<byte[]>(At(column)));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public bool Bool(string column) => reader.GetFieldValue<bool>(At(column));

    public int Int(string column) => reader.GetFieldValue<int>(At(column));

    public int? IntOrNull(string column) => IsNull(column) ? null : Int(column);

    public long Long(string column) => reader.GetFieldValue<long>(At(column));

    public byte[] Bytes(string column) => reader.GetFieldValue<byte[]>(At(column));

    /// <summary>A timestamptz.</summary>
    public DateTimeOffset Time(string column) => reader.GetFieldValue<DateTime>(At(column));

    public DateTimeOffset? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    /// <summary>A text[] without null elements; empty for null.</summary>
    public ValueList<string> Texts(string column) => IsNull(column) ? [] : reader.GetFieldValue<string[]>(At(column)).ToValueList();

    /// <summary>The names of all columns.</summary>
    internal static ValueList<string> Columns(NpgsqlDataReader reader) => Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToValueList();

    /// <summary>The whole row as text, as evidence keeps it.</summary>
    internal ValueList<string?> Cells() => Enumerable.Range(0, reader.FieldCount).Select(Cell).ToValueList();

    string? Cell(int column) => reader.IsDBNull(column) ? null : reader.GetFieldType(column) switch
    {
        var type when type == typeof(string) => Decode(reader.GetFieldValue<byte[]>(column)),
        var type when type == typeof(byte[]) => HashOf(reader.GetFieldValue<byte[]>(column)),
        var type when type == typeof(DateTime) => reader.GetFieldValue<DateTime>(column).ToString("O", CultureInfo.InvariantCulture),
        var type when type == typeof(bool) => reader.GetFieldValue<bool>(column) ? "t" : "f",
        var type when type.IsArray => $"{{{string.Join(',', reader.GetFieldValue<string[]>(column).Select(Masked.Option))}}}",
        _ => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture),
    };

    /// <summary>Bytes are files, which can hold a password anywhere: a hash tells what they were and nothing else.</summary>
    internal static string HashOf(byte[] bytes) => $"{bytes.Length.ToString(CultureInfo.InvariantCulture)} bytes, sha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    int At(string column) => reader.GetOrdinal(column);

    static string Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Printable.Bytes(bytes);
        }
    }
}
