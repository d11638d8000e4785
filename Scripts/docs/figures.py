"""Keeps the figures of Documentation/performance.md: figures.py [RESULTS.json …], figures.py --check.

Takes what `make bench` measured into Documentation/figures/bench.json (the newest run of each goal stays, trials are
passed over), draws the charts beside it, and writes the page's tables between its marks. `--check` only says whether
page and charts are what the file says.
"""
import html
import json
import pathlib
import re
import statistics
import sys

FOLDER = pathlib.Path("Documentation/figures")
PAGE = pathlib.Path("Documentation/performance.md")
FILE = FOLDER / "bench.json"
# The tables, with what their goals' names have in them; the first that fits takes a goal.
GROUPS = {
    "server": r"^(http|serve|server|live|followers|soak)",
    "space": r"(disk|memory|space)",
    "appending": r"(writer|threads|batches|processes|workflow)",
    "reading": r"",
}
STYLE = """<style>
text { font: 13px system-ui, sans-serif; fill: #1d2329 } .soft { fill: #56616c } .ours { fill: #1f6feb } .floor { fill: #b3bcc5 }
@media (prefers-color-scheme: dark) { text { fill: #e3e8ed } .soft { fill: #a2adb8 } .ours { fill: #5a9bff } .floor { fill: #4a545e } }
</style>"""


def take(known: dict, paths: list[pathlib.Path]) -> None:
    """Adds the results of runs to what is known."""
    for path in paths:
        run = json.loads(path.read_text())
        if run["quick"]:
            continue
        for goal in run["goals"]:
            if goal.get("failure"):
                continue
            outcomes = [{
                "work": outcome["work"], "value": round(outcome["value"], 4), "unit": outcome["unit"],
                "requirement": outcome.get("requirement"), "detail": outcome["detail"],
                "series": [{"name": series["name"], "rate": round(statistics.median(
                    round_["operations"] / round_["seconds"] for round_ in series["rounds"] if round_["seconds"]) , 1),
                    "p50": statistics.median(round_["p50"] for round_ in series["rounds"])}
                    for series in outcome.get("series") or [] if series["rounds"]],
            } for outcome in goal["outcomes"]]
            known["goals"][goal["goal"]] = {"run": run["label"], "outcomes": outcomes}
        known["runs"][run["label"]] = run["machine"]
    used = {goal["run"] for goal in known["goals"].values()}
    known["runs"] = {label: machine for label, machine in sorted(known["runs"].items()) if label in used}
    known["goals"] = dict(sorted(known["goals"].items()))


def group(goal: str) -> str:
    return next(name for name, words in GROUPS.items() if re.search(words, goal))


def figure(value: float) -> str:
    return f"{value:,.2f}" if abs(value) < 20 else f"{value:,.0f}"


def table(known: dict, name: str) -> str:
    """The goals of a group, a line each."""
    rows = []
    for goal, entry in known["goals"].items():
        for outcome in entry["outcomes"] if group(goal) == name else []:
            required = outcome["requirement"]
            limit = f"{required['direction']} {required['limit']:g}" if required else ""
            rows.append(f"| {outcome['work']} | {figure(outcome['value'])} {outcome['unit']} | {limit} | "
                        f"{outcome['detail'].replace('|', '/')} |")
    if not rows:
        return "`make bench` hasn't measured these yet."
    return "\n".join(["| work | figure | goal | measured in one run |", "| --- | --- | --- | --- |", *rows])


def machines(known: dict) -> str:
    """The runs that the figures come from."""
    rows = ["| run | system | processors | SQLite | append and sync |", "| --- | --- | --- | --- | --- |"]
    for label, machine in known["runs"].items():
        rows.append(f"| {label} | {machine['system']} | {machine['processors']} | {machine['sqlite']} | "
                    f"{machine['sync']:,.0f} µs |")
    return "\n".join(rows)


def chart(bars: list[tuple[str, str, float, bool]], title: str, unit: str) -> str:
    """Bars beside each other: what is done, by whom, how much, and whether it is ours."""
    most = max(value for _, _, value, _ in bars)
    lines, y, last = [], 34, ""
    for work, side, value, ours in bars:
        if work != last:
            y += 14
            lines.append(f'<text x="8" y="{y}">{html.escape(work)}</text>')
            y, last = y + 6, work
        width = max(1, round(value / most * 420))
        lines.append(f'<rect class="{"ours" if ours else "floor"}" x="8" y="{y}" width="{width}" height="15" rx="2"/>')
        words = f"{value:,.0f} {unit} {'Multichat' if ours else side}"
        lines.append(f'<text class="soft" x="{width + 16}" y="{y + 12}">{html.escape(words)}</text>')
        y += 18
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 {y + 10}" width="760" role="img">'
            f"<title>{html.escape(title)}</title>{STYLE}"
            f'<text x="8" y="22" font-weight="600">{html.escape(title)}</text>{"".join(lines)}</svg>\n')


def charts(known: dict) -> dict[str, str]:
    """The charts by the names of their files."""
    appends, reads = [], []
    for goal, entry in known["goals"].items():
        outcome = entry["outcomes"][0]
        for series in outcome["series"]:
            ours = "multichat" in series["name"].lower()
            # Batches would leave no length for the others.
            if group(goal) == "appending" and "batches" not in goal:
                appends.append((outcome["work"], series["name"], series["rate"], ours))
            elif "newest" in goal:
                reads.append((outcome["work"], series["name"], series["p50"], ours))
    drawn = {}
    if appends:
        drawn["appends.svg"] = chart(appends, "Durable appends a second, beside the physical floor", "/s")
    if reads:
        drawn["newest.svg"] = chart(reads, "Reading the newest 50 messages, half of the calls", "µs")
    return drawn


def page(known: dict) -> str:
    """The page with its tables written anew."""
    def fill(match: re.Match) -> str:
        body = machines(known) if match[1] == "runs" else table(known, match[1])
        return f"<!-- figures: {match[1]} -->\n{body}\n<!-- end of figures -->"

    return re.sub(r"<!-- figures: (\w+) -->\n.*?<!-- end of figures -->", fill, PAGE.read_text(), flags=re.DOTALL)


def main(arguments: list[str]) -> None:
    known = json.loads(FILE.read_text()) if FILE.exists() else {"runs": {}, "goals": {}}
    if arguments != ["--check"]:
        take(known, [pathlib.Path(path) for path in arguments])
        FOLDER.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n")
    made = {PAGE: page(known), **{FOLDER / name: text for name, text in charts(known).items()}}
    if arguments == ["--check"]:
        stale = [str(path) for path, text in made.items() if not path.exists() or path.read_text() != text]
        if stale:
            sys.exit(f"{', '.join(stale)}: not what {FILE} says; run python3 Scripts/docs/figures.py")
        return
    for path, text in made.items():
        path.write_text(text)


main(sys.argv[1:])
