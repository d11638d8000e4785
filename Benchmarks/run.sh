#!/usr/bin/env bash
# Builds the command, the floors and the driver for release, and measures every goal; --help shows the options.
caller=$PWD
source "$(dirname "$0")/../Scripts/environment.sh"
root=$PWD

Scripts/dependencies.sh wrk
# A file's floor needs nginx's program and not its service, which an installed package would start.
if [ ! -x /usr/sbin/nginx ] && [ ! -x Benchmarks/.build/nginx/usr/sbin/nginx ]; then
    mkdir -p Benchmarks/.build/nginx
    (cd Benchmarks/.build/nginx && apt-get download -qq nginx && dpkg -x nginx_*.deb .) ||
        echo "nginx can't be had: server-newest won't be measured." >&2
fi

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
