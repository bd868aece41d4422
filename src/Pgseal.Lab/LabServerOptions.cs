namespace Pgseal.Lab;

/// <summary>How a lab server is made.</summary>
public sealed record LabServerOptions
{
    public LabLayout Layout { get; init; } = LabLayout.InDataDirectory;

    /// <summary>The value of listen_addresses.</summary>
    public string ListenAddresses { get; init; } = "127.0.0.1";

    /// <summary>Runs initdb for this server alone: copies of the same template share one system identifier.</summary>
    public bool OwnSystemIdentifier { get; init; }

    /// <summary>Lines at the end of postgresql.conf.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>More words for the server's command line, such as <c>-c</c> and <c>ssl=off</c>.</summary>
    public IReadOnlyList<string> CommandLine { get; init; } = [];
}
