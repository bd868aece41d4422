using System.Globalization;
using Pgseal.Core.Hosts;

namespace Pgseal.Core.Runs;

/// <summary>The dead man's switch as text for a POSIX shell: it must work when pgseal, and everything pgseal is made of, is gone.</summary>
/// <remarks>
/// The right to act is the file <c>armed</c> in the switch's directory: pgseal and the switch both take it by a rename, so only one of them gets it.
/// Time is counted in sleeps, which setting the clock does not change. IEEE Std 1003.1-2017, Shell &amp; Utilities; readlink is of coreutils and busybox.
/// </remarks>
public static class SwitchScript
{
    /// <summary>Waits, and acts after so many seconds without a sign of life.</summary>
    public static string Watch(string directory, string run, int seconds) => string.Create(CultureInfo.InvariantCulture, $$"""
        # pgseal's dead man's switch for run {{run}}. It puts the files in undo.sh back unless, every {{seconds}} s, pgseal
        # shows by the file "alive" that the operator still gets in. Removing "armed" disarms it.
        watch() {
          trap '' HUP
          cd {{ShellWord.Quote(directory)}} || exit 1
          echo $$ >pid.new && mv pid.new pid
          left={{seconds}}
          while [ "$left" -gt 0 ] && ! [ -e now ]; do
            sleep 1
            [ -e armed ] || exit 0
            left=$((left - 1))
            if [ -e alive ]; then
              rm -f alive
              left={{seconds}}
            fi
          done
          mv armed acting || exit 0
          . ./undo.sh
          mv acting done
        }
        exec </dev/null >/dev/null 2>&1
        watch
        exit

        """);

    /// <summary>Puts every file back that still is as the run left it, newest first, and lets the servers read them.</summary>
    /// <remarks>
    /// Where a file of a server is not as the run left it, what the run did to that server before that stays too: settings from before under rules
    /// that ask for TLS would lock everybody out.
    /// </remarks>
    /// <param name="files">In the order in which they were replaced.</param>
    /// <param name="markers">The run's markers on its members: what is restored is free again.</param>
    public static string Undo(IReadOnlyCollection<GuardedFile> files, IEnumerable<string> markers, string run) => string.Concat(
        """
        restore() { # the data directory, the file, what the run wrote, what was there before
          case $stuck in
          *"|$1|"*)
            echo "left $2, because of the one above" >>result
            return
            ;;
          esac
          if cmp -s "$2" "$3"; then
            if mv -f "$4" "$2"; then
              echo "restored $2" >>result
              return
            fi
            echo "left $2, which could not be replaced" >>result
          elif ! [ -e "$4" ] || cmp -s "$2" "$4"; then
            return # the run had not come to write it
          else
            echo "left $2, which is not as the run wrote it" >>result
          fi
          stuck="$stuck|$1|"
        }
        reload() { # the data directory
          pid=
          read -r pid <"$1/postmaster.pid"
          case $pid in
          '' | *[!0-9]*) return ;;
          esac
          [ "$(readlink "/proc/$pid/cwd")" = "$1" ] && kill -HUP "$pid" && echo "reloaded $1" >>result
        }
        release() { # the marker of a run
          if [ -z "$stuck" ] && grep -q -F -e "$2" "$1"; then rm -f "$1"; fi
        }
        stuck=

        """,
        string.Concat(files.Reverse().Select(file => $"restore {ShellWord.Join([file.DataDirectory, file.Path, file.Written, file.Before])}\n")),
        string.Concat(files.Select(file => file.DataDirectory).Distinct().Reverse().Select(directory => $"reload {ShellWord.Quote(directory)}\n")),
        string.Concat(markers.Select(marker => $"release {ShellWord.Join([marker, run])}\n")));
}
