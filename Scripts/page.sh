#!/usr/bin/env bash
# Writes the files of Page/ into Sources/MultichatPage/Assets, so that the program carries its page within itself;
# with --check says whether they are there as they stand in Page/.
source "$(dirname "$0")/environment.sh"

target=Sources/MultichatPage/Assets
[ "${1:-}" = --check ] && target=$(mktemp -d)/Assets
rm -rf "$target"
mkdir -p "$target"

declare -A types=(
    [html]='text/html; charset=utf-8' [css]='text/css; charset=utf-8' [js]='text/javascript; charset=utf-8'
    [svg]='image/svg+xml'
)
list=
for file in Page/*.{html,css,js,svg}; do
    name=$(basename "$file")
    if [ "$(wc -l <"$file")" -gt 380 ] || grep -qE '^.{141}' "$file" || grep -q '"""#' "$file"; then
        echo "$file: has more than 380 lines, a line of more than 140 characters, or the end of a Swift literal" >&2
        exit 1
    fi
    word=$(sed -E 's/[-.](.)/\U\1/g' <<<"$name")
    hash=$(sha256sum <"$file" | cut -c1-32)
    {
        echo "// Written by Scripts/page.sh from $file: change that."
        echo
        echo 'extension PageAsset {'
        echo "    /// The file \`$name\`."
        echo "    static let $word = PageAsset("
        echo "        name: \"$name\", type: \"${types[${name##*.}]}\","
        echo "        tag: \"\\\"$hash\\\"\","
        echo '        content: #"""'
        sed -E 's/^(.+)$/            \1/' "$file"
        echo '            """#)'
        echo '}'
    } >"$target/$word.swift"
    list+="        $word,"$'\n'
done
{
    echo '// Written by Scripts/page.sh.'
    echo
    echo 'extension PageAsset {'
    echo '    /// All files of the page.'
    echo '    public static let all = ['
    echo -n "$list"
    echo '    ]'
    echo '}'
} >"$target/All.swift"

[ "${1:-}" = --check ] || exit 0
trap 'rm -rf "$(dirname "$target")"' EXIT
diff -r "$target" Sources/MultichatPage/Assets || { echo "run Scripts/page.sh" >&2; exit 1; }
