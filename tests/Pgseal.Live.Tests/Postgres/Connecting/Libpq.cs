using System.Runtime.InteropServices;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>libpq itself: its reader of conninfos, and its way of connecting.</summary>
static unsafe class Libpq
{
    /// <summary>PQconninfoOption of libpq-fe.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Option
    {
        public nint Keyword, Variable, Compiled, Value, Label, Character;
        public int Size;
    }

    /// <summary>Tries to connect; null when it did, otherwise what libpq says.</summary>
    public static string? Connect(string library, string conninfo)
    {
        var handle = NativeLibrary.Load(library);
        var connect = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(handle, "PQconnectdb");
        var status = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(handle, "PQstatus");
        var message = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(handle, "PQerrorMessage");
        var finish = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(handle, "PQfinish");
        var text = Marshal.StringToCoTaskMemUTF8(conninfo);
        var connection = connect(text);
        Marshal.FreeCoTaskMem(text);
        var failure = status(connection) == 0 ? null : Marshal.PtrToStringUTF8(message(connection)) ?? "";
        finish(connection);
        return failure;
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
