#!/usr/bin/env bash
# Follows Documentation/guide.md as a reader does: writes its files, runs its commands, in one folder.
source "$(dirname "$0")/environment.sh"
binary=${MULTICHAT_BINARY:-$PWD/.build/debug/multichat}
root=$PWD
# The page's program is built where the next run finds what hasn't changed.
folder=$root/.build/guide
mkdir -p "$folder/hello"
find "$folder" "$folder/hello" -mindepth 1 -maxdepth 1 ! -name hello ! -name .build -exec rm -rf {} +
ended() {
    # The page leaves its server running.
    jobs -p | xargs -r kill 2>/dev/null || true
    wait
}
trap ended EXIT
python3 Scripts/docs/blocks.py walk Documentation/guide.md >"$folder/walk"
mkdir "$folder/bin" "$folder/home"
ln -s "$binary" "$folder/bin/multichat"
ln -s "$root" "$folder/multichat"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
# The laws are where the tests are built already.
sed -i "s/7750/$port/g; s/^swift test /swift test --skip-build -Xswiftc -warnings-as-errors /" "$folder/walk"
export PATH="$folder/bin:$PATH" HOME="$folder/home"
cd "$folder"
set -x
# shellcheck disable=SC1091
source "$folder/walk"
set +x
[ "$(multichat --store sqlite:swarm.db show release --json | wc -l)" -eq 5 ]
[ "$(multichat --store sqlite:swarm.db show comms/Agent-1+Agent-2 --json | wc -l)" -eq 2 ]
echo "the guide works"
