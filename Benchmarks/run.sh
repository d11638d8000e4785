#!/bin/sh
# Builds the command, the floors and the driver for release, and measures every goal; see --help.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")

swift build -c release --static-swift-stdlib --package-path "$root" --product multichat
swift build -c release --static-swift-stdlib --package-path "$here" --product multichat-bench

exec "$here/.build/release/multichat-bench" \
    --command "$root/.build/release/multichat" --directory "$here/.build/work" --results "$here/results" "$@"
