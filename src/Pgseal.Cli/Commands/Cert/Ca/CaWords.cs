namespace Pgseal.Cli.Commands.Cert.Ca;

/// <summary>The words of cert ca, the same in text and JSON.</summary>
static class CaWords
{
    public static string Of(CaAction action) => action switch
    {
        CaAction.Created => "created",
        CaAction.Imported => "imported",
        CaAction.Shown => "shown",
        CaAction.RolloverStarted => "rollover_started",
        CaAction.RolloverShown => "rollover_shown",
        CaAction.RolloverFinished => "rollover_finished",
        CaAction.RolloverRefused => "rollover_refused",
    };
}
