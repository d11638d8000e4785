#!/usr/bin/env bash
# Runs the laws of every store, and what processes share, under the thread and the address sanitizer, several times.
source "$(dirname "$0")/environment.sh"
Scripts/dependencies.sh
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS="halt_on_error=1 suppressions=$PWD/Scripts/tsan.suppressions" MULTICHAT_OPERATIONS=${MULTICHAT_OPERATIONS:-2000}
for sanitizer in thread address; do
    scratch=".build/$sanitizer"
    swift build --build-tests --sanitize "$sanitizer" --scratch-path "$scratch" >"$scratch.log" 2>&1 ||
        { cat "$scratch.log"; exit 1; }
    for round in $(seq "${ROUNDS:-3}"); do
        swift test --skip-build --sanitize "$sanitizer" --scratch-path "$scratch" --filter 'Laws|Sharing|SharedCommit|Mailbox' >"$scratch.log" 2>&1 ||
            { cat "$scratch.log"; exit 1; }
        if grep -qE 'WARNING: ThreadSanitizer|ERROR: AddressSanitizer' "$scratch.log"; then
            cat "$scratch.log"
            exit 1
        fi
        echo "$sanitizer sanitizer, round $round: no report"
    done
done
