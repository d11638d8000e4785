#!/usr/bin/env bash
# Builds the command, the floors and the driver for release, and measures every goal; --help shows the options.
caller=$PWD
source "$(dirname "$0")/../Scripts/environment.sh"
root=$PWD

swift build -c release --static-swift-stdlib --product multichat
swift build -c release --static-swift-stdlib --package-path Benchmarks --product multichat-bench

# Paths in the arguments are the caller's.
cd "$caller"
status=0
"$root/Benchmarks/.build/release/multichat-bench" --command "$root/.build/release/multichat" \
    --directory "$root/Benchmarks/.build/work" --results "$root/Benchmarks/results" "$@" || status=$?

# What was measured is what Documentation/performance.md shows.
cd "$root"
for results in Benchmarks/results/*.json; do
    [ "$results" -nt Documentation/figures/bench.json ] && python3 Scripts/docs/figures.py "$results"
done
exit $status
