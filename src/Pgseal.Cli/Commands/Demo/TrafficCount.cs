using Pgseal.Core;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>What the application did while TLS became compulsory under it.</summary>
sealed record TrafficCount(int OnPlaintext, int OnTls, ValueList<string> Errors)
{
    public int Transactions => OnPlaintext + OnTls;
}
