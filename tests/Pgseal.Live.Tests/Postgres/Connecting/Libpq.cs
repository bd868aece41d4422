using System.Runtime.InteropServices;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>libpq's own reader of conninfos.</summary>
static unsafe class Libpq
{
    /// <summary>PQconninfoOption of libpq-fe.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Option
    {
        public nint Keyword, Variable, Compiled, Value, Label, Character;
        public int Size;
    }

    /// <summary>The settings that a text gives, sorted; null when libpq refuses it.</summary>
    public static string? Read(string library, string text)
    {
        var parse = (delegate* unmanaged<nint, nint*, Option*>)NativeLibrary.GetExport(NativeLibrary.Load(library), "PQconninfoParse");
        var bytes = Marshal.StringToCoTaskMemUTF8(text);
        nint error = 0;
        var options = parse(bytes, &error);
        Marshal.FreeCoTaskMem(bytes);
        if (options is null)
            return null;
        var values = new List<string>();
        for (var option = options; option->Keyword != 0; option++)
            if (option->Value != 0)
                values.Add($"{Marshal.PtrToStringUTF8(option->Keyword)}={Marshal.PtrToStringUTF8(option->Value)}");
        return string.Join('|', values.Order(StringComparer.Ordinal));
    }
}
