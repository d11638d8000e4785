#!/usr/bin/env bash
# Checks the models of the hybrid store: each must hold, and each mutant must break a claim.
source "$(dirname "$0")/environment.sh"
source Scripts/stages.sh

Scripts/dependencies.sh spin gcc
work=$(mktemp -d)
trap 'rm -rf "$logs" "$work"' EXIT

# search MODEL MACROS…: looks through all states; answers 1 where a claim breaks, more where the search did not end.
search() {
    local model=$1
    shift
    (
        cd "$work" && rm -f pan* ./*.trail
        spin -a "$@" "$OLDPWD/Documentation/models/$model.pml" >spin.log 2>&1 || { cat spin.log; exit 2; }
        gcc -O2 -w -DSAFETY -DVECTORSZ=512 -DMEMLIM=3000 -o pan pan.c || exit 2
        timeout 300 ./pan -m100000 >pan.log 2>&1 || { cat pan.log; exit 2; }
        grep -E 'State-vector|states, stored' pan.log
        ! grep -qE 'max search depth too small|out of memory|Search not completed' pan.log || grep -q 'errors: 1' pan.log || exit 2
        grep -q 'errors: 0' pan.log && exit 0
        grep -q 'assertion violated' pan.log && exit 1
        exit 2
    )
}

# holds and breaks: the two verdicts that a model is checked for.
holds() { search "$@"; }
breaks() {
    local status=0
    search "$@" || status=$?
    [ $status -eq 1 ]
}

# Each line: verdict, model, macros.
while read -r verdict model macros; do
    # shellcheck disable=SC2086
    check "$model ${macros//-D/}$([ "$verdict" = holds ] || echo ' must fail')" "$verdict" "$model" $macros
done <<'CHECKS'
holds write-through -DDELETES
holds write-through -DFAULTS
holds write-through -DRESTORED
breaks write-through -DFAULTS -DACK_EARLY
breaks write-through -DFAULTS -DNO_DUPLICATES
breaks write-through -DFAULTS -DNO_LINK
breaks write-through -DFAULTS -DNO_HEAD
breaks write-through -DDELETES -DNO_INCARNATION
breaks write-through -DRESTORED -DNO_CHAIN
breaks write-through -DFAULTS -DNO_SECOND_LOOK
breaks write-through -DFAULTS -DNO_COPY_NUMBER -DFEEDS=3
holds write-behind -DFAULTS=1
holds write-behind -DDELETES
holds write-behind -DCRASHES
breaks write-behind -DFAULTS=1 -DNO_COMPARE
breaks write-behind -DFAULTS=1 -DNO_CHAIN
breaks write-behind -DFAULTS=1 -DREAD_DURABLE_FIRST
breaks write-behind -DFAULTS=1 -DNO_OWN_LOOK
breaks write-behind -DFAULTS=1 -DMEMORY_LAST
breaks write-behind -DFAULTS=1 -DNO_BEHIND
breaks write-behind -DFAULTS=1 -DNO_ID_CHECK
breaks write-behind -DFAULTS=1 -DNO_MEMORY
breaks write-behind -DFAULTS=1 -DNO_LINK
breaks write-behind -DDELETES -DNO_INCARNATION
breaks write-behind -DDELETES -DFLUSH_DURABLE_FIRST
breaks write-behind -DDELETES -DHOT_FIRST
breaks write-behind -DCRASHES -DFAULTS=1 -DNO_DRAIN
CHECKS
finish
