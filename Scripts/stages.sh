# Sourced by test.sh: runs stages, keeps their logs and adds up what they tested.
passed=0 failed=0 skipped=0
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# stage NAME COMMAND…: one line of result; where it fails, its last lines, and what failed once more at the end.
stage() {
    local name=$1 start=$SECONDS status=0
    shift
    "$@" >"$logs/log" 2>&1 </dev/null || status=$?
    printf '%-34s %s  %ds\n' "$name" "$([ $status -eq 0 ] && echo ok || echo FAILED)" $((SECONDS - start))
    [ $status -eq 0 ] || broke "$name"
    return $status
}

# broke NAME: shows the end of a stage's log, and keeps the lines that tell what failed for the end of the run.
broke() {
    tail -n 200 "$logs/log" | cut -c1-1000
    {
        echo "what failed in: $1"
        grep -aE -A 4 'recorded an issue|error:|Fatal error|FAILED|exited with (unexpected )?signal|Sanitizer' "$logs/log" |
            grep -avE '^. (Test|Suite).* (started|passed)' | cut -c1-1000 | head -n 80
    } >>"$logs/failures"
}

# check NAME COMMAND…: a stage that counts as one test.
check() {
    if stage "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# must NAME COMMAND…: a stage without which nothing else makes sense.
must() {
    if ! stage "$@"; then
        failed=$((failed + 1))
        finish
    fi
}

# tests NAME COMMAND…: a run of Swift Testing, whose tests are counted by their lines.
tests() {
    local status=0 good bad left
    stage "$@" || status=$?
    good=$(grep -cE '^. Test [^ ].* passed after' "$logs/log" || true)
    bad=$(grep -cE '^. Test [^ ].* failed after' "$logs/log" || true)
    left=$(grep -cE '^. Test [^→]* skipped' "$logs/log" || true)
    good=$((good - $(grep -cE '^. Test run .* passed after' "$logs/log" || true)))
    bad=$((bad - $(grep -cE '^. Test run .* failed after' "$logs/log" || true)))
    grep -E '^. Test [^→]* skipped' "$logs/log" | sed 's/^. Test/  skipped:/' || true
    # A run that breaks off, or that finds no test, is a failure of its own.
    if [ $bad -eq 0 ] && { [ $status -ne 0 ] || [ $((good + left)) -eq 0 ]; }; then bad=1; fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

# counts NAME COMMAND…: a script that ends with a line of counts as ours does; they are added.
counts() {
    local good bad left
    stage "$@" || true
    read -r good bad left < <(sed -nE '$s/^([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$logs/log") ||
        { good=0 bad=1 left=0; }
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

finish() {
    [ ! -s "$logs/failures" ] || cat "$logs/failures"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ $failed -eq 0 ] && [ $passed -gt 0 ]
    exit
}
