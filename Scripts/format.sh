#!/usr/bin/env bash
# Formats every Swift file, or with --check says what is not as swift-format would write it.
source "$(dirname "$0")/environment.sh"
mapfile -t files < <(git ls-files --cached --others --exclude-standard '*.swift' | while read -r f; do [ -f "$f" ] && echo "$f"; done)
if [ "${1:-}" = --check ]; then
    swift format lint --strict --parallel "${files[@]}"
else
    swift format format --in-place --parallel "${files[@]}"
fi
