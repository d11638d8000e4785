#!/usr/bin/env bash
# Runs the checker that Documentation/chain.md prints on an exported archive, and on one that was altered.
source "$(dirname "$0")/environment.sh"
binary=${MULTICHAT_BINARY:-$PWD/.build/release/multichat}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
awk '$0 == "```python" { inside = 1; next } /^```/ { if (inside) exit } inside' Documentation/chain.md >"$folder/check.py"

export MULTICHAT_STORE="sqlite:$folder/chat.db"
"$binary" start --id release --with Ann >/dev/null
for text in "Grüße, \"Welt\"" "zwei" "drei ,\"body\": vier"; do "$binary" post release --from Ann "$text" >/dev/null; done
"$binary" put release plan '{"body":1,"x":[]}' >/dev/null
"$binary" export --to "$folder/archive" >/dev/null

python3 "$folder/check.py" "$folder/archive" | grep -qx 'every chain is whole'
sed 's/"zwei"/"zwoi"/' "$folder/archive" >"$folder/altered"
! cmp -s "$folder/archive" "$folder/altered"
if python3 "$folder/check.py" "$folder/altered" 2>"$folder/error"; then
    echo "An altered archive was not found." >&2
    exit 1
fi
grep -q 'sequence 2 was changed' "$folder/error"
