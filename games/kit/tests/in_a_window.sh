#!/bin/sh
# in_a_window.sh FOLDER GAME...: plays each game of the folder in a real window, on a display of its own
# (Xvfb) with a window manager (openbox), by keys and a mouse from outside (xdotool, wmctrl). A key is held
# while the window is minimised; the window is resized, and closed by its button. The game must end with
# status 0, must have heard all of it, and its recording must play. What comes from outside may come too
# early on a busy machine, so a game has three tries. Says a line a game.
set -u
programs=$1
shift
work=$(mktemp -d)
started=
end() {
  for process in $started; do kill "$process" 2>/dev/null; done
  rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

mkfifo "$work/display"
Xvfb -noreset -displayfd 3 -screen 0 1024x768x24 3>"$work/display" 2>"$work/Xvfb" &
started=$!
read -r number <"$work/display" || { cat "$work/Xvfb"; exit 1; }
export DISPLAY=":$number" SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy
openbox >"$work/openbox" 2>&1 &
started="$started $!"
until wmctrl -m >/dev/null 2>&1; do
  kill -0 $! 2>/dev/null || { cat "$work/openbox"; exit 1; }
  sleep 0.1
done

# is_up PROCESS: its window has the focus. Sets `window`.
is_up() {
  window=$(xdotool getactivewindow 2>/dev/null) &&
    [ "$(xdotool getwindowpid "$window" 2>/dev/null)" = "$1" ]
}

# plays GAME: whether all was well. Sets `went`, which says it.
plays() {
  run=$work/$1.run
  rm -f "$run"
  timeout 60 sh -c 'echo $$ >"$0"; exec "$@"' "$work/pid" "$programs/$1" --record "$run" \
    >"$work/says" 2>&1 &
  until [ -s "$work/pid" ]; do sleep 0.1; done
  until is_up "$(cat "$work/pid")" || ! kill -0 $! 2>/dev/null; do sleep 0.1; done
  rm "$work/pid"
  sleep 1 # a player is no faster
  timeout 20 xdotool keydown Right sleep 0.2 windowminimize --sync "$window" keyup Right \
    windowmap --sync "$window" windowactivate --sync "$window" windowsize --sync "$window" 500 400 \
    mousemove --window "$window" 100 100 sleep 0.2 click 1 key space >"$work/xdotool" 2>&1
  sleep 1
  wmctrl -i -c "$window"
  wait $!
  went="ends $?"
  went="$went, heard $(grep -cE ' (down|up) (right|space)$| (click|letgo) left ' "$run")"
  SDL_VIDEODRIVER=dummy "$programs/$1" --headless --play "$run" >"$work/replay" 2>&1
  went="$went, replays $?"
  [ "$went" = "ends 0, heard 6, replays 0" ]
}

plays_at_last() {
  plays "$1" || plays "$1" || plays "$1"
}

failed=0
for game in "$@"; do
  if plays_at_last "$game"; then
    echo "$game: played in a window"
  else
    failed=1
    echo "$game: $went"
    cat "$work/xdotool" "$work/says" "$work/replay" "$run"
  fi
done
exit $failed
