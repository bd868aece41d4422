namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>What was done to an authority.</summary>
enum CaAction
{
    Created,
    Imported,
    Shown,
    RolloverStarted,
    RolloverShown,
    RolloverFinished,
    RolloverRefused,
}
