#!/usr/bin/env bash
# Builds the example package, which links only what it uses, and runs it twice on one file.
source "$(dirname "$0")/environment.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
swift build --package-path Examples/ChatApp -Xswiftc -warnings-as-errors
Examples/ChatApp/.build/debug/ChatApp "$folder/chat.db"
Examples/ChatApp/.build/debug/ChatApp "$folder/chat.db" | grep -q 'Shall we release 2?'
if nm Examples/ChatApp/.build/debug/ChatApp | grep -q MultichatJSON; then
    echo "The example links a store that it does not use." >&2
    exit 1
fi
