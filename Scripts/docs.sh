#!/usr/bin/env bash
# Builds the documentation, .build/docs: the pages of Documentation/, and the reference of every public symbol by DocC.
# Warnings, symbols without a comment and links that lead nowhere are errors. BASE=/docs is where a server shows it.
source "$(dirname "$0")/environment.sh"

Scripts/dependencies.sh python3-markdown-it python3-pygments
# The one that the packages are for.
python=/usr/bin/python3

base=${BASE:-/docs}
site=.build/docs
work=.build/docs-work
rm -rf "$work"
mkdir -p "$work/graphs" "$work/Multichat.docc"

swift build -Xswiftc -warnings-as-errors >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

# What the modules declare, as they were built.
built=.build/debug
maps=(-Xcc "-fmodule-map-file=$PWD/$built/CMultichatShims.build/module.modulemap")
for map in Sources/*/module.modulemap; do maps+=(-Xcc "-fmodule-map-file=$PWD/$map"); done
target=$(swiftc -print-target-info | $python -c 'import json, sys; print(json.load(sys.stdin)["target"]["unversionedTriple"])')
for module in $($python Scripts/docs/modules.py); do
    swift symbolgraph-extract -module-name "$module" -I $built/Modules "${maps[@]}" -target "$target" \
        -minimum-access-level public -skip-synthesized-members -skip-inherited-docs -emit-extension-block-symbols \
        -output-dir "$work/graphs" -module-cache-path "$work/cache"
done
$python Scripts/docs/graphs.py "$work/graphs" "$work/Multichat.docc" "$base"

"$(dirname "$(command -v swift)")/docc" convert "$work/Multichat.docc" --additional-symbol-graph-dir "$work/graphs" \
    --output-dir "$work/reference" --warnings-as-errors --fallback-display-name Multichat \
    --fallback-bundle-identifier multichat --fallback-default-module-kind Module \
    --hosting-base-path "${base#/}/reference" --experimental-enable-custom-templates

$python Scripts/docs/figures.py --check
$python Scripts/docs/pages.py "$work/reference" "$work/site" "$base"
$python Scripts/docs/links.py "$work/site" "$base"

# The old site is replaced as a whole.
rm -rf "$site"
mv "$work/site" "$site"
rm -rf "$work"
echo "$(find $site -name '*.html' | wc -l) pages: $PWD/$site/index.html; multichat serve shows them at $base/"
