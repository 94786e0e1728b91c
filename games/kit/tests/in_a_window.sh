#!/bin/sh
# in_a_window.sh FOLDER GAME...: plays each game of the folder in a real window, on a display of its own
# (Xvfb) with a window manager (openbox), by keys and a mouse from outside (xdotool, wmctrl). A key is held
# while the window is minimised; the window is resized, and closed by its button. The game must end with
# status 0, must have heard all of it, and its recording must play. Says a line a game.
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
Xvfb -displayfd 3 -screen 0 1024x768x24 3>"$work/display" 2>"$work/Xvfb" &
started=$!
read -r number <"$work/display" || { cat "$work/Xvfb"; exit 1; }
export DISPLAY=":$number" SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy
openbox >"$work/openbox" 2>&1 &
started="$started $!"
until wmctrl -m || ! kill -0 $!; do sleep 0.1; done >/dev/null 2>&1

failed=0
for game in "$@"; do
  run=$work/$game.run
  "$programs/$game" --record "$run" >"$work/says" 2>&1 &
  process=$!
  until window=$(xdotool getactivewindow) && [ "$(xdotool getwindowpid "$window")" = "$process" ]; do
    kill -0 "$process" || break
    sleep 0.1
  done 2>/dev/null
  sleep 1 # a player is no faster
  xdotool keydown Right windowminimize --sync "$window" keyup Right \
    windowmap --sync "$window" windowactivate --sync "$window" windowsize --sync "$window" 500 400 \
    mousemove --window "$window" 100 100 click 1 key space >"$work/xdotool" 2>&1
  sleep 1
  wmctrl -i -c "$window"
  wait "$process"
  status=$?
  heard=$(grep -cE ' (down|up) (right|space)$| (click|letgo) left ' "$run" 2>/dev/null)
  SDL_VIDEODRIVER=dummy "$programs/$game" --headless --play "$run" >"$work/replay" 2>&1
  replay=$?
  if [ "$status$heard$replay" = 060 ]; then
    echo "$game: played in a window"
  else
    failed=1
    echo "$game: status $status, heard $heard of 6 keys and buttons, its recording ends with $replay"
    cat "$work/xdotool" "$work/says" "$work/replay" "$run"
  fi
done
exit $failed
