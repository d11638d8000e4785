#!/usr/bin/env bash
# Compiles the Swift code of all pages and runs each block in an empty folder; see Scripts/docs/blocks.py.
source "$(dirname "$0")/environment.sh"
root=$PWD
built=$root/.build/debug
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/code"
names=$(python3 Scripts/docs/blocks.py swift "$folder/code")

options=(-Xcc "-fmodule-map-file=$built/CMultichatShims.build/module.modulemap")
for map in Sources/*/module.modulemap; do options+=(-Xcc "-fmodule-map-file=$root/$map"); done
# The objects that the command is linked from, but for its own.
grep -v '/multichat\.build/' "$built/multichat.product/Objects.LinkFileList" >"$folder/objects"
swiftc -swift-version 6 -suppress-warnings -I "$built/Modules" "${options[@]}" "$folder"/code/*.swift "@$folder/objects" \
    -module-cache-path "$root/.build/pages-cache" -o "$folder/pages"
status=0
for name in $names; do
    mkdir "$folder/$name"
    (cd "$folder/$name" && timeout 60 "$folder/pages" "$name" >"$folder/output" 2>&1) ||
        { echo "The block at $name of Documentation/ fails:"; cat "$folder/output"; status=1; }
done
echo "$(wc -w <<<"$names") blocks ran"
exit $status
