namespace Pgseal.Lab;

/// <summary>The files of one lab server: where they are in its layout, and how they are made.</summary>
sealed class LabFiles(string home, LabLayout layout)
{
    const int TailLines = 25;

    public string Home { get; } = home;

    public string Data { get; } = Path.Combine(home, "data");

    public string SocketDirectory { get; } = Path.Combine(home, "run");

    public string Log { get; } = Path.Combine(home, "server.log");

    public string Configuration => Path.Combine(layout == LabLayout.Debian ? Outside : Data, "postgresql.conf");

    public string Hba => Path.Combine(layout == LabLayout.InDataDirectory ? Data : Outside, "pg_hba.conf");

    public string Ident => Path.Combine(layout == LabLayout.Debian ? Outside : Data, "pg_ident.conf");

    /// <summary>The folder of the files that are not in the data directory.</summary>
    string Outside => Path.Combine(Home, "etc");

    /// <summary>The folder of the machine's own certificate and key.</summary>
    string Pair => Path.Combine(Home, "ssl");

    /// <summary>What follows the program's name when this server is started.</summary>
    /// <remarks>Debian's pg_ctlcluster names the configuration file the same way.</remarks>
    public IReadOnlyList<string> StartArguments =>
        layout == LabLayout.Debian ? ["-D", Data, "-c", $"config_file={Configuration}"] : ["-D", Data];

    public async Task MakeFoldersAsync(CancellationToken cancellation) =>
        await Command.RunAsync(ServerUser.Current.Runs("mkdir", SocketDirectory, Outside, Pair), cancellation);

    /// <summary>Copies a data directory or a folder of configuration, owners and modes included.</summary>
    /// <remarks>Looking for holes in a thousand small files costs a quarter of the time.</remarks>
    public static Task CopyAsync(string from, string to, CancellationToken cancellation) =>
        Command.RunAsync(ServerUser.Current.Runs("cp", "-a", "--reflink=auto", "--sparse=never", from, to), cancellation);

    /// <summary>Brings a fresh data directory into the layout and writes the server's settings.</summary>
    public async Task ArrangeAsync(int port, LabServerOptions options, CancellationToken cancellation)
    {
        var inData = new LabFiles(Home, LabLayout.InDataDirectory);
        var places = "";
        if (layout is LabLayout.HbaFileElsewhere or LabLayout.Debian)
        {
            File.Move(inData.Hba, Hba);
            places += $"hba_file = '{Hba}'\n";
        }

        if (layout is LabLayout.Debian)
        {
            File.Move(inData.Configuration, Configuration);
            File.Move(inData.Ident, Ident);
            var pair = await SnakeoilPair.CreateAsync(Pair, cancellation);
            places += $"""
                data_directory = '{Data}'
                ident_file = '{Ident}'
                ssl = on
                ssl_cert_file = '{pair.CertificateFile}'
                ssl_key_file = '{pair.KeyFile}'

                """;
        }

        await File.AppendAllTextAsync(Configuration, $"""

            {places}port = {port}
            listen_addresses = '{options.ListenAddresses}'
            unix_socket_directories = '{SocketDirectory}'
            log_line_prefix = '%m [%p] '
            shared_buffers = 16MB
            wal_keep_size = 64MB
            wal_retrieve_retry_interval = 500ms
            fsync = off
            full_page_writes = off
            {options.Configuration}

            """, cancellation);
    }

    /// <summary>Copies another server's files; where they name its home they name this one. A machine's own pair is not copied but made.</summary>
    public async Task CopyFromAsync(LabFiles other, CancellationToken cancellation)
    {
        await CopyAsync(other.Data, Data, cancellation);
        await CopyAsync(other.Outside, Outside, cancellation);
        await Command.RunAsync(ServerUser.Current.Runs("mkdir", SocketDirectory, Pair), cancellation);
        if (layout is LabLayout.Debian)
            await SnakeoilPair.CreateAsync(Pair, cancellation);
        var text = await File.ReadAllTextAsync(Configuration, cancellation);
        await File.WriteAllTextAsync(Configuration, text.Replace(other.Home, Home, StringComparison.Ordinal), cancellation);
    }

    public string LogTail() =>
        File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(TailLines)) : "(no log)";
}
