#!/usr/bin/env bash
# Runs the README's command-line example as it stands, and looks for its Swift lines in the example that is built.
source "$(dirname "$0")/environment.sh"
binary=${MULTICHAT_BINARY:-$PWD/.build/release/multichat}
source_file=Examples/ChatApp/Sources/ChatApp/ChatApp.swift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/work"
ln -s "$binary" "$folder/bin/multichat"

# block LANGUAGE: the lines of the first fenced block of that language.
block() { awk -v fence="\`\`\`$1" '$0 == fence { inside = 1; next } /^```/ { if (inside) exit } inside' README.md; }

status=0
while IFS= read -r line; do
    trimmed=$(sed 's/^ *//' <<<"$line")
    [ -z "$trimmed" ] || grep -qF -- "$trimmed" "$source_file" ||
        { echo "README.md shows a line that $source_file doesn't have: $trimmed" >&2; status=1; }
done < <(block swift)

export PATH="$folder/bin:$PATH" MULTICHAT_STORE="sqlite:$folder/work/chat.db" NO_COLOR=1
block console >"$folder/expected"
cd "$folder/work"
grep '^\$ ' "$folder/expected" | while IFS= read -r line; do
    echo "$line"
    bash -o pipefail -c "${line#\$ }" || echo "exit code $?"
done >"$folder/actual" 2>&1
diff -u "$folder/expected" "$folder/actual" || status=1
exit $status
